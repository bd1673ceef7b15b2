var rt=globalThis,at=rt.ShadowRoot&&(rt.ShadyCSS===void 0||rt.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,zt=Symbol(),be=new WeakMap,Y=class{constructor(t,e,o){if(this._$cssResult$=!0,o!==zt)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o,e=this.t;if(at&&t===void 0){let o=e!==void 0&&e.length===1;o&&(t=be.get(e)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),o&&be.set(e,t))}return t}toString(){return this.cssText}},ye=s=>new Y(typeof s=="string"?s:s+"",void 0,zt),w=(s,...t)=>{let e=s.length===1?s[0]:t.reduce((o,n,i)=>o+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(n)+s[i+1],s[0]);return new Y(e,s,zt)},ve=(s,t)=>{if(at)s.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of t){let o=document.createElement("style"),n=rt.litNonce;n!==void 0&&o.setAttribute("nonce",n),o.textContent=e.cssText,s.appendChild(o)}},Nt=at?s=>s:s=>s instanceof CSSStyleSheet?(t=>{let e="";for(let o of t.cssRules)e+=o.cssText;return ye(e)})(s):s;var{is:ho,defineProperty:uo,getOwnPropertyDescriptor:mo,getOwnPropertyNames:fo,getOwnPropertySymbols:go,getPrototypeOf:bo}=Object,lt=globalThis,xe=lt.trustedTypes,yo=xe?xe.emptyScript:"",vo=lt.reactiveElementPolyfillSupport,X=(s,t)=>s,It={toAttribute(s,t){switch(t){case Boolean:s=s?yo:null;break;case Object:case Array:s=s==null?s:JSON.stringify(s)}return s},fromAttribute(s,t){let e=s;switch(t){case Boolean:e=s!==null;break;case Number:e=s===null?null:Number(s);break;case Object:case Array:try{e=JSON.parse(s)}catch{e=null}}return e}},ke=(s,t)=>!ho(s,t),we={attribute:!0,type:String,converter:It,reflect:!1,useDefault:!1,hasChanged:ke};Symbol.metadata??=Symbol("metadata"),lt.litPropertyMetadata??=new WeakMap;var S=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,e=we){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(t,e),!e.noAccessor){let o=Symbol(),n=this.getPropertyDescriptor(t,o,e);n!==void 0&&uo(this.prototype,t,n)}}static getPropertyDescriptor(t,e,o){let{get:n,set:i}=mo(this.prototype,t)??{get(){return this[e]},set(r){this[e]=r}};return{get:n,set(r){let a=n?.call(this);i?.call(this,r),this.requestUpdate(t,a,o)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??we}static _$Ei(){if(this.hasOwnProperty(X("elementProperties")))return;let t=bo(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(X("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(X("properties"))){let e=this.properties,o=[...fo(e),...go(e)];for(let n of o)this.createProperty(n,e[n])}let t=this[Symbol.metadata];if(t!==null){let e=litPropertyMetadata.get(t);if(e!==void 0)for(let[o,n]of e)this.elementProperties.set(o,n)}this._$Eh=new Map;for(let[e,o]of this.elementProperties){let n=this._$Eu(e,o);n!==void 0&&this._$Eh.set(n,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){let e=[];if(Array.isArray(t)){let o=new Set(t.flat(1/0).reverse());for(let n of o)e.unshift(Nt(n))}else t!==void 0&&e.push(Nt(t));return e}static _$Eu(t,e){let o=e.attribute;return o===!1?void 0:typeof o=="string"?o:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){let t=new Map,e=this.constructor.elementProperties;for(let o of e.keys())this.hasOwnProperty(o)&&(t.set(o,this[o]),delete this[o]);t.size>0&&(this._$Ep=t)}createRenderRoot(){let t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return ve(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,e,o){this._$AK(t,o)}_$ET(t,e){let o=this.constructor.elementProperties.get(t),n=this.constructor._$Eu(t,o);if(n!==void 0&&o.reflect===!0){let i=(o.converter?.toAttribute!==void 0?o.converter:It).toAttribute(e,o.type);this._$Em=t,i==null?this.removeAttribute(n):this.setAttribute(n,i),this._$Em=null}}_$AK(t,e){let o=this.constructor,n=o._$Eh.get(t);if(n!==void 0&&this._$Em!==n){let i=o.getPropertyOptions(n),r=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:It;this._$Em=n;let a=r.fromAttribute(e,i.type);this[n]=a??this._$Ej?.get(n)??a,this._$Em=null}}requestUpdate(t,e,o,n=!1,i){if(t!==void 0){let r=this.constructor;if(n===!1&&(i=this[t]),o??=r.getPropertyOptions(t),!((o.hasChanged??ke)(i,e)||o.useDefault&&o.reflect&&i===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,o))))return;this.C(t,e,o)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,e,{useDefault:o,reflect:n,wrapped:i},r){o&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??e??this[t]),i!==!0||r!==void 0)||(this._$AL.has(t)||(this.hasUpdated||o||(e=void 0),this._$AL.set(t,e)),n===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[n,i]of this._$Ep)this[n]=i;this._$Ep=void 0}let o=this.constructor.elementProperties;if(o.size>0)for(let[n,i]of o){let{wrapped:r}=i,a=this[n];r!==!0||this._$AL.has(n)||a===void 0||this.C(n,void 0,i,a)}}let t=!1,e=this._$AL;try{t=this.shouldUpdate(e),t?(this.willUpdate(e),this._$EO?.forEach(o=>o.hostUpdate?.()),this.update(e)):this._$EM()}catch(o){throw t=!1,this._$EM(),o}t&&this._$AE(e)}willUpdate(t){}_$AE(t){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(t){}firstUpdated(t){}};S.elementStyles=[],S.shadowRootOptions={mode:"open"},S[X("elementProperties")]=new Map,S[X("finalized")]=new Map,vo?.({ReactiveElement:S}),(lt.reactiveElementVersions??=[]).push("2.1.2");var Vt=globalThis,$e=s=>s,ct=Vt.trustedTypes,Me=ct?ct.createPolicy("lit-html",{createHTML:s=>s}):void 0,Kt="$lit$",T=`lit$${Math.random().toFixed(9).slice(2)}$`,Wt="?"+T,xo=`<${Wt}>`,U=document,Q=()=>U.createComment(""),tt=s=>s===null||typeof s!="object"&&typeof s!="function",qt=Array.isArray,_e=s=>qt(s)||typeof s?.[Symbol.iterator]=="function",Ft=`[ 	
\f\r]`,J=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Ae=/-->/g,Ee=/>/g,R=RegExp(`>|${Ft}(?:([^\\s"'>=/]+)(${Ft}*=${Ft}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Pe=/'/g,Se=/"/g,Ce=/^(?:script|style|textarea|title)$/i,Gt=s=>(t,...e)=>({_$litType$:s,strings:t,values:e}),h=Gt(1),b=Gt(2),Ln=Gt(3),E=Symbol.for("lit-noChange"),m=Symbol.for("lit-nothing"),Te=new WeakMap,H=U.createTreeWalker(U,129);function Le(s,t){if(!qt(s)||!s.hasOwnProperty("raw"))throw Error("invalid template strings array");return Me!==void 0?Me.createHTML(t):t}var je=(s,t)=>{let e=s.length-1,o=[],n,i=t===2?"<svg>":t===3?"<math>":"",r=J;for(let a=0;a<e;a++){let l=s[a],c,p,d=-1,f=0;for(;f<l.length&&(r.lastIndex=f,p=r.exec(l),p!==null);)f=r.lastIndex,r===J?p[1]==="!--"?r=Ae:p[1]!==void 0?r=Ee:p[2]!==void 0?(Ce.test(p[2])&&(n=RegExp("</"+p[2],"g")),r=R):p[3]!==void 0&&(r=R):r===R?p[0]===">"?(r=n??J,d=-1):p[1]===void 0?d=-2:(d=r.lastIndex-p[2].length,c=p[1],r=p[3]===void 0?R:p[3]==='"'?Se:Pe):r===Se||r===Pe?r=R:r===Ae||r===Ee?r=J:(r=R,n=void 0);let u=r===R&&s[a+1].startsWith("/>")?" ":"";i+=r===J?l+xo:d>=0?(o.push(c),l.slice(0,d)+Kt+l.slice(d)+T+u):l+T+(d===-2?a:u)}return[Le(s,i+(s[e]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),o]},et=class s{constructor({strings:t,_$litType$:e},o){let n;this.parts=[];let i=0,r=0,a=t.length-1,l=this.parts,[c,p]=je(t,e);if(this.el=s.createElement(c,o),H.currentNode=this.el.content,e===2||e===3){let d=this.el.content.firstChild;d.replaceWith(...d.childNodes)}for(;(n=H.nextNode())!==null&&l.length<a;){if(n.nodeType===1){if(n.hasAttributes())for(let d of n.getAttributeNames())if(d.endsWith(Kt)){let f=p[r++],u=n.getAttribute(d).split(T),g=/([.?@])?(.*)/.exec(f);l.push({type:1,index:i,name:g[2],strings:u,ctor:g[1]==="."?pt:g[1]==="?"?ht:g[1]==="@"?ut:B}),n.removeAttribute(d)}else d.startsWith(T)&&(l.push({type:6,index:i}),n.removeAttribute(d));if(Ce.test(n.tagName)){let d=n.textContent.split(T),f=d.length-1;if(f>0){n.textContent=ct?ct.emptyScript:"";for(let u=0;u<f;u++)n.append(d[u],Q()),H.nextNode(),l.push({type:2,index:++i});n.append(d[f],Q())}}}else if(n.nodeType===8)if(n.data===Wt)l.push({type:2,index:i});else{let d=-1;for(;(d=n.data.indexOf(T,d+1))!==-1;)l.push({type:7,index:i}),d+=T.length-1}i++}}static createElement(t,e){let o=U.createElement("template");return o.innerHTML=t,o}};function D(s,t,e=s,o){if(t===E)return t;let n=o!==void 0?e._$Co?.[o]:e._$Cl,i=tt(t)?void 0:t._$litDirective$;return n?.constructor!==i&&(n?._$AO?.(!1),i===void 0?n=void 0:(n=new i(s),n._$AT(s,e,o)),o!==void 0?(e._$Co??=[])[o]=n:e._$Cl=n),n!==void 0&&(t=D(s,n._$AS(s,t.values),n,o)),t}var dt=class{constructor(t,e){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:e},parts:o}=this._$AD,n=(t?.creationScope??U).importNode(e,!0);H.currentNode=n;let i=H.nextNode(),r=0,a=0,l=o[0];for(;l!==void 0;){if(r===l.index){let c;l.type===2?c=new V(i,i.nextSibling,this,t):l.type===1?c=new l.ctor(i,l.name,l.strings,this,t):l.type===6&&(c=new mt(i,this,t)),this._$AV.push(c),l=o[++a]}r!==l?.index&&(i=H.nextNode(),r++)}return H.currentNode=U,n}p(t){let e=0;for(let o of this._$AV)o!==void 0&&(o.strings!==void 0?(o._$AI(t,o,e),e+=o.strings.length-2):o._$AI(t[e])),e++}},V=class s{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,e,o,n){this.type=2,this._$AH=m,this._$AN=void 0,this._$AA=t,this._$AB=e,this._$AM=o,this.options=n,this._$Cv=n?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,e=this._$AM;return e!==void 0&&t?.nodeType===11&&(t=e.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,e=this){t=D(this,t,e),tt(t)?t===m||t==null||t===""?(this._$AH!==m&&this._$AR(),this._$AH=m):t!==this._$AH&&t!==E&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):_e(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==m&&tt(this._$AH)?this._$AA.nextSibling.data=t:this.T(U.createTextNode(t)),this._$AH=t}$(t){let{values:e,_$litType$:o}=t,n=typeof o=="number"?this._$AC(t):(o.el===void 0&&(o.el=et.createElement(Le(o.h,o.h[0]),this.options)),o);if(this._$AH?._$AD===n)this._$AH.p(e);else{let i=new dt(n,this),r=i.u(this.options);i.p(e),this.T(r),this._$AH=i}}_$AC(t){let e=Te.get(t.strings);return e===void 0&&Te.set(t.strings,e=new et(t)),e}k(t){qt(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,o,n=0;for(let i of t)n===e.length?e.push(o=new s(this.O(Q()),this.O(Q()),this,this.options)):o=e[n],o._$AI(i),n++;n<e.length&&(this._$AR(o&&o._$AB.nextSibling,n),e.length=n)}_$AR(t=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);t!==this._$AB;){let o=$e(t).nextSibling;$e(t).remove(),t=o}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},B=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,e,o,n,i){this.type=1,this._$AH=m,this._$AN=void 0,this.element=t,this.name=e,this._$AM=n,this.options=i,o.length>2||o[0]!==""||o[1]!==""?(this._$AH=Array(o.length-1).fill(new String),this.strings=o):this._$AH=m}_$AI(t,e=this,o,n){let i=this.strings,r=!1;if(i===void 0)t=D(this,t,e,0),r=!tt(t)||t!==this._$AH&&t!==E,r&&(this._$AH=t);else{let a=t,l,c;for(t=i[0],l=0;l<i.length-1;l++)c=D(this,a[o+l],e,l),c===E&&(c=this._$AH[l]),r||=!tt(c)||c!==this._$AH[l],c===m?t=m:t!==m&&(t+=(c??"")+i[l+1]),this._$AH[l]=c}r&&!n&&this.j(t)}j(t){t===m?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},pt=class extends B{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===m?void 0:t}},ht=class extends B{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==m)}},ut=class extends B{constructor(t,e,o,n,i){super(t,e,o,n,i),this.type=5}_$AI(t,e=this){if((t=D(this,t,e,0)??m)===E)return;let o=this._$AH,n=t===m&&o!==m||t.capture!==o.capture||t.once!==o.once||t.passive!==o.passive,i=t!==m&&(o===m||n);n&&this.element.removeEventListener(this.name,this,o),i&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},mt=class{constructor(t,e,o){this.element=t,this.type=6,this._$AN=void 0,this._$AM=e,this.options=o}get _$AU(){return this._$AM._$AU}_$AI(t){D(this,t)}},Oe={M:Kt,P:T,A:Wt,C:1,L:je,R:dt,D:_e,V:D,I:V,H:B,N:ht,U:ut,B:pt,F:mt},wo=Vt.litHtmlPolyfillSupport;wo?.(et,V),(Vt.litHtmlVersions??=[]).push("3.3.3");var Re=(s,t,e)=>{let o=e?.renderBefore??t,n=o._$litPart$;if(n===void 0){let i=e?.renderBefore??null;o._$litPart$=n=new V(t.insertBefore(Q(),i),i,void 0,e??{})}return n._$AI(s),n};var Zt=globalThis,_=class extends S{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=Re(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return E}};_._$litElement$=!0,_.finalized=!0,Zt.litElementHydrateSupport?.({LitElement:_});var ko=Zt.litElementPolyfillSupport;ko?.({LitElement:_});(Zt.litElementVersions??=[]).push("4.2.2");function z(s,t){let e=Math.min(t.width/s.width,t.height/s.height)||1;return{scale:e,x:(t.width-s.width*e)/2,y:(t.height-s.height*e)/2}}function ft(s,t,e){let o=z(t,e).scale,n=Math.min(Math.max(s.scale,o),Math.max(40,o));return{scale:n,x:He(s.x,t.width*n,e.width),y:He(s.y,t.height*n,e.height)}}function He(s,t,e){return t<=e?(e-t)/2:Math.min(0,Math.max(e-t,s))}function De(s,t,e,o,n){let i=z(o,n).scale,r=Math.min(Math.max(s.scale*e,i),Math.max(40,i)),a=r/s.scale;return ft({scale:r,x:t[0]-(t[0]-s.x)*a,y:t[1]-(t[1]-s.y)*a},o,n)}function Be(s,t,e,o,n){return ft({...s,x:s.x+t,y:s.y+e},o,n)}function Yt(s,t){return[(t[0]-s.x)/s.scale,(t[1]-s.y)/s.scale]}function C(s,t){return[t[0]*s.scale+s.x,t[1]*s.scale+s.y]}function Xt(s,t){return[Ue(s[0],t.width),Ue(s[1],t.height)]}function Ue(s,t){let e=Math.round(s*100)/100;return Math.min(Math.max(e,0),t-.01)}function ze(s,t,e){let[o,n]=Yt(s,t),i=Math.max(-o,o-e.width,0),r=Math.max(-n,n-e.height,0);return Math.max(i,r)*s.scale}function Jt(s,t){return[Math.min(s[0],t[0]),Math.min(s[1],t[1]),Math.max(s[0],t[0]),Math.max(s[1],t[1])]}function gt(s,t){return Math.hypot(s[0]-t[0],s[1]-t[1])}function Qt(s,t){return[(s[0]+t[0])/2,(s[1]+t[1])/2]}var $o={mouse:4,pen:8,touch:12},bt=class{constructor(t,e){this.element=t;this.gestures=e;let{signal:o}=this.#i;t.addEventListener("pointerdown",this.#r,{signal:o}),t.addEventListener("pointermove",this.#a,{signal:o}),t.addEventListener("pointerup",this.#p,{signal:o}),t.addEventListener("pointercancel",this.#h,{signal:o}),t.addEventListener("wheel",this.#d,{signal:o,passive:!1}),t.addEventListener("contextmenu",n=>n.preventDefault(),{signal:o})}element;gestures;#t=new Map;#e="spent";#s=[0,0];#n=!1;#o=!1;#i=new AbortController;dispose(){this.#i.abort()}set space(t){this.#o=t,this.element.toggleAttribute("data-space",t)}cancel(){let t=this.#e==="box";return this.#e!=="spent"&&this.#c(),t}#r=t=>{if(t.button>2)return;t.preventDefault(),this.element.focus({preventScroll:!0}),this.element.setPointerCapture(t.pointerId);let e=this.gestures.at(t);if(this.#t.set(t.pointerId,e),this.#t.size===2)this.gestures.draft(null),this.#e="pinch";else if(this.#t.size===1){this.#s=e,this.#n=t.button===2||t.altKey||t.ctrlKey||this.gestures.tool()==="subtract";let o=t.button===1||this.#o||this.gestures.tool()==="pan"&&t.button===0;this.#e=o?"pan":"press",o||this.gestures.press(e),this.element.toggleAttribute("data-moving",o)}};#a=t=>{let e=this.#t.get(t.pointerId);if(!e)return;let o=this.gestures.at(t);this.#e==="pinch"&&this.#l(t.pointerId,e,o),this.#t.set(t.pointerId,o),this.#e==="pan"&&this.gestures.pan(o[0]-e[0],o[1]-e[1]);let n=gt(o,this.#s)>($o[t.pointerType]??4);this.#e==="press"&&!this.#n&&n&&(this.#e="box",this.gestures.drag()),this.#e==="box"&&this.gestures.draft(o)};#l(t,e,o){let n=[...this.#t].find(([l])=>l!==t)?.[1];if(!n)return;let i=Qt(e,n),r=Qt(o,n);this.gestures.pan(r[0]-i[0],r[1]-i[1]);let a=gt(e,n);a>0&&this.gestures.zoom(gt(o,n)/a,r)}#p=t=>{if(!this.#t.delete(t.pointerId))return;let e=this.gestures.at(t),o=this.#e;if(this.#t.size>0){this.#e="spent";return}this.#c(),o==="press"&&this.gestures.point(this.#n?0:1),o==="box"&&this.gestures.box(e)};#h=t=>{this.#t.delete(t.pointerId),this.#c()};#c(){this.#e="spent",this.element.removeAttribute("data-moving"),this.gestures.draft(null)}#d=t=>{if(!this.gestures.wheel(t))return;t.preventDefault();let e=t.deltaMode===WheelEvent.DOM_DELTA_LINE?33:1,o=Math.max(-120,Math.min(120,t.deltaY*e));this.gestures.zoom(Math.exp(-o*(t.ctrlKey?.01:.0022)),this.gestures.at(t))}};var Mo=16;function Ne(s,t,e,o){let n=r=>t.picture!==null&&ze(t.view,r,t.picture)<=Mo,i={frame:-1,at:[0,0],near:!1};return new bt(s,{at:r=>t.canvasAt(r.clientX,r.clientY),tool:()=>e.ui.tool,press:r=>i={frame:t.shown,at:t.pictureAt(r),near:n(r)},drag:()=>{i.frame>=0&&e.seek(i.frame)},draft:r=>t.setDraft(r&&Jt(i.at,t.pictureAt(r))),point:r=>{i.near&&e.prompt({points:[i.at],labels:[r]},i.frame)},box:r=>{let a=Jt(i.at,t.pictureAt(r));a[0]<a[2]&&a[1]<a[3]&&e.prompt({box:a},i.frame)},pan:(r,a)=>t.pan(r,a),zoom:(r,a)=>t.zoom(r,a),wheel:r=>!t.picture||t.fitted&&r.deltaY>0?!1:e.host.kind==="gradio"||r.ctrlKey||o()})}var yt=s=>(t,e)=>t.session.seek(t.ui.frame+s(e)),te=(s,t)=>({session:e})=>e.core.store.update({tool:s,announcement:t}),ee=[{keys:["o"],shown:"O",label:"Open",run:s=>s.chooseFile()},{keys:["ctrl+z"],shown:"Ctrl Z",label:"Undo",run:({session:s})=>s.edits.undo()},{keys:["ctrl+shift+z","ctrl+y"],shown:"Ctrl Shift Z",label:"Redo",run:({session:s})=>s.edits.redo()},{keys:["n"],shown:"N",label:"New object",run:({session:s})=>s.edits.addObject()},{keys:["1","2","3","4","5","6","7","8","9"],shown:"1 to 9",label:"Select an object",run:({session:s,ui:t},e)=>{let o=t.state.objects[Number(e.key)-1];o&&s.select(o.id)}},{keys:["delete","backspace"],shown:"Delete",label:"Delete the selected object",run:({session:s,ui:t},{repeat:e})=>e||s.edits.remove(t.selected)},{keys:["c","]"],shown:"C or ]",label:"Next candidate",run:s=>Ie(s,1)},{keys:["["],shown:"[",label:"Previous candidate",run:s=>Ie(s,-1)},{keys:["a"],shown:"A",label:"A click adds",run:te("add","A click adds.")},{keys:["s"],shown:"S",label:"A click subtracts",run:te("subtract","A click subtracts.")},{keys:["h"],shown:"H",label:"Move the picture",run:te("pan","A drag moves the picture.")},{keys:["+","=","shift++"],shown:"+",label:"Zoom in",run:({stage:s})=>s?.zoom(1.5)},{keys:["-"],shown:"−",label:"Zoom out",run:({stage:s})=>s?.zoom(.6666666666666666)},{keys:["0"],shown:"0",label:"Whole picture",run:({stage:s})=>s?.fit()},{keys:["p"],shown:"P",label:"Point with the arrow keys: Enter adds, Shift Enter subtracts",run:s=>s.togglePointing()},{keys:["arrowleft"],shown:"←",label:"Previous frame",video:!0,run:yt(()=>-1)},{keys:["arrowright"],shown:"→",label:"Next frame",video:!0,run:yt(()=>1)},{keys:["shift+arrowleft"],shown:"Shift ←",label:"Ten frames back",video:!0,run:yt(()=>-10)},{keys:["shift+arrowright"],shown:"Shift →",label:"Ten frames on",video:!0,run:yt(()=>10)},{keys:["home"],shown:"Home",label:"First frame",video:!0,run:({session:s})=>s.seek(0)},{keys:["end"],shown:"End",label:"Last frame",video:!0,run:({session:s})=>s.seek(1/0)},{keys:["t"],shown:"T",label:"Propagate",video:!0,run:({session:s})=>{s.tracking.run({direction:"forward"})}},{keys:["escape"],shown:"Esc",label:"Stop: a box, tracking, a menu",run:s=>s.escape()},{keys:["?","shift+?"],shown:"?",label:"This sheet",run:s=>s.showKeys()}],Fe=[["Click","Add a point to the object"],["Right click, Alt click","Subtract a point"],["Drag","A box around the object"],["Wheel, pinch","Zoom"],["Space drag, middle drag","Move the picture"]],Ve=["Space","Play or pause"];function Ke(s,t){if(t.altKey)return!1;let o=`${t.ctrlKey||t.metaKey?"ctrl+":""}${t.shiftKey?"shift+":""}`+t.key.toLowerCase(),{medium:n}=s.ui.state,i=ee.find(({keys:r})=>r.includes(o));return!i||i.video&&n?.kind!=="video"||!n&&!["o","?","escape"].includes(i.keys[0])?!1:(i.run(s,t),!0)}function We(s,t){let{stage:e,session:o}=s,n=e?.crosshair;if(!e||!n)return!1;let r={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]}[t.key];if(r){let a=(t.shiftKey?2:16)/e.view.scale;return e.setCrosshair([n[0]+r[0]*a,n[1]+r[1]*a]),!0}return t.key!=="Enter"?!1:(o.prompt({points:[n],labels:[t.shiftKey?0:1]},e.shown),!0)}function Ie({session:s,ui:t},e){let o=s.core.masks.get(t.frame,t.selected),n=o?.candidates.length??0;o&&n&&s.edits.choose((o.data.chosen+e+n)%n)}function qe(s,t,e,o,n=1/0){let r=Math.min(window.innerHeight,window.screen.availHeight||1/0,n)*(o==="anywidget"?.85:1)-e-24,l=t?s*t.height/t.width:o==="gradio"?r:420,c=s>600&&o==="gradio"?340:180;return Math.round(Math.max(c,Math.min(l,r)))}function Ge(s){let t=1/0;for(let e=s;e;e=e instanceof ShadowRoot?e.host:e.parentNode){if(!(e instanceof Element))continue;let{maxHeight:o,overflowY:n}=getComputedStyle(e);o.endsWith("px")&&/auto|scroll/.test(n)&&(t=Math.min(t,parseFloat(o)))}return t}function Ze(s,t){let[e,o]=[s.getBoundingClientRect(),t.getBoundingClientRect()],n=Math.max(o.left+8-e.left,Math.min(0,o.right-8-e.right));s.style.translate=`${n}px`,s.querySelector(".menu-item, input")?.focus()}function Ye(s,t){if(t!=="ArrowDown"&&t!=="ArrowUp")return!1;let e=[...s.closest(".menu")?.querySelectorAll(".menu-item")??[]],o=e.indexOf(s)+(t==="ArrowDown"?1:-1);return e[(o+e.length)%e.length]?.focus(),e.length>0}var Xe=new WeakMap;function L(s,...t){let e=Xe.get(s);return Xe.set(s,t),e?.length!==t.length||e.some((o,n)=>o!==t[n])}function Je(s){let t=Number.parseInt(s.slice(1),16),e=o=>{let n=(t>>o&255)/255;return n<=.04045?n/12.92:((n+.055)/1.055)**2.4};return .2126*e(16)+.7152*e(8)+.0722*e(0)}function Qe(s){return Je(s)>.18?"#111114":"#ffffff"}function st(s){return Je(s)>.18?"rgba(0, 0, 0, 0.55)":"rgba(255, 255, 255, 0.8)"}var Ao={session:"",revision:-1,medium:null,objects:[],can_undo:!1,can_redo:!1},Eo={phase:"connecting",engine:null,examples:[],exports:{image:[],video:[]},accept:"image/*,video/*",state:Ao,frame:0,selected:0,pending:[],took:null,opening:null,busy:!1,propagation:null,exporting:null,problem:null,announcement:"",card:"",live:new Map,playing:!1,tool:"add",settings:{opacity:.42,prompts:!0}},vt=class{ui=Eo;#t=new Set;update(t){this.ui={...this.ui,...t};for(let e of this.#t)e()}subscribe(t){return this.#t.add(t),()=>this.#t.delete(t)}};function ts(s,t){return t.revision<s.state.revision?{}:os(s,t)}function es({state:{objects:s,revision:t},propagation:e}){return(t>1||e!==null)&&!s.every(se)}function ss(s,t){return{...os({...s,selected:0,frame:0},t),pending:[],took:null,live:new Map}}function os(s,t){let e=t.objects.map(i=>i.id),o=e.includes(s.selected)||s.pending.some(i=>i.object===s.selected),n=(t.medium?.frames??1)-1;return{state:t,selected:o?s.selected:e.at(-1)??0,frame:Math.min(s.frame,Math.max(n,0))}}function xt(s){return s.selected>0?s.selected:Math.max(0,...s.state.objects.map(t=>t.id),...s.pending.map(t=>t.object))+1}function M(s,t){return s.state.objects.find(e=>e.id===t)}function se(s){return Object.keys(s.prompts).length===0&&s.strip.length===0}function ot(s,t,e){if(s.prompts[e])return{kind:"prompted",score:1};let o=([i,r])=>e>=i&&e<i+r,n=t.get(s.id)?.findLast(o)??s.strip.find(o);return n?{kind:n[2],score:n[3]}:null}function ns(s){let t=xt(s),e=M(s,t),o=e&&ot(e,s.live,s.frame);return o&&o.kind!=="absent"||s.pending.some(n=>n.object===t&&n.frame===s.frame)}function is(s,t,e){let o=new Map(s);for(let{object:n,score:i,area:r}of e){let a=o.get(n)??[],l=[t,1,r>0?"tracked":"absent",Math.round(i*10)/10],c=a.at(-1),p=c&&Po(c,l);o.set(n,p?[...a.slice(0,-1),p]:[...a,l])}return o}function Po([s,t,e,o],[n,,i,r]){return e!==i||o!==r?null:n===s+t?[s,t+1,e,o]:n===s-1?[n,t+1,e,o]:null}var wt=160,oe=120;function as(s){let{ui:t,session:e}=s,o=e.core.masks.get(t.frame,t.selected);return!o||!M(t,t.selected)?.prompts[t.frame]?m:o.candidates.length===0?h`<button class="button quiet-button" data-test="alternatives" @click=${()=>e.edits.candidates()}>
      Show alternatives
    </button>`:h`<section class="card" aria-label="Candidates">
    <header class="card-head"><h2>Which one?</h2></header>
    <div class="candidates">
      ${o.candidates.map(({score:n},i)=>h`<button
          class="candidate"
          data-test="candidate-${i}"
          aria-pressed=${String(o.data.chosen===i)}
          aria-label="Candidate ${i+1}, score ${n.toFixed(2)}"
          title="Candidate ${i+1} (C for the next)"
          @click=${()=>e.edits.choose(i)}
        >
          <canvas class="candidate-picture" width=${wt} height=${oe} data-index=${i}></canvas>
          <span class="figures">${n.toFixed(2)}</span>
        </button>`)}
    </div>
  </section>`}async function ne(s,t){let{ui:e,session:o}=s,{masks:n,pictures:i}=o.core,r=n.get(e.frame,e.selected),a=i.get(e.frame),{medium:l}=e.state,c=M(e,e.selected)?.color;if(!r?.candidates.length||!a||!l||!c)return;let d=[...t.querySelectorAll(".candidate-picture")].filter(P=>L(P,r.candidates,a,c));if(d.length===0)return;let f=r.candidates.map(P=>n.shape(P.counts,l.height)),u=So(f.map(P=>P.bounds),l),g=a.width/l.width,[y,x]=[(u.x1-u.x0)*g,(u.y1-u.y0)*g],F={resizeWidth:wt,resizeHeight:oe,resizeQuality:"medium"},Z=await createImageBitmap(a,u.x0*g,u.y0*g,Math.max(1,y),Math.max(1,x),F);for(let P of d){let ge=f[Number(P.dataset.index)];ge&&n.get(e.frame,e.selected)?.candidates===r.candidates&&To(P,Z,u,ge,c)}Z.close()}function So(s,t){let e=s.filter(d=>d!==null);if(e.length===0)return{x0:0,y0:0,x1:t.width,y1:t.height};let o=Math.min(...e.map(d=>d.x0)),n=Math.min(...e.map(d=>d.y0)),i=Math.max(...e.map(d=>d.x1)),r=Math.max(...e.map(d=>d.y1)),a=Math.max(i-o,(r-n)*4/3,16)*1.25,l=a*3/4,c=rs((o+i-a)/2,a,t.width),p=rs((n+r-l)/2,l,t.height);return{x0:c,y0:p,x1:c+a,y1:p+l}}function rs(s,t,e){return t>=e?(e-t)/2:Math.min(Math.max(s,0),e-t)}function To(s,t,e,o,n){let i=s.getContext("2d"),r=wt/(e.x1-e.x0);i.setTransform(1,0,0,1,0,0),i.clearRect(0,0,wt,oe),i.drawImage(t,0,0),i.setTransform(r,0,0,r,-e.x0*r,-e.y0*r),i.globalAlpha=.5,i.fillStyle=n,i.fill(o.smooth,"evenodd"),i.globalAlpha=1;for(let[a,l]of[[st(n),5],[n,3]])i.strokeStyle=a,i.lineWidth=l/r,i.stroke(o.smooth)}var kt={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},$t=s=>(...t)=>({_$litDirective$:s,values:t}),K=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,e,o){this._$Ct=t,this._$AM=e,this._$Ci=o}_$AS(t,e){return this.update(t,e)}update(t,e){return this.render(...e)}};var nt=class extends K{constructor(t){if(super(t),this.it=m,t.type!==kt.CHILD)throw Error(this.constructor.directiveName+"() can only be used in child bindings")}render(t){if(t===m||t==null)return this._t=void 0,this.it=t;if(t===E)return t;if(typeof t!="string")throw Error(this.constructor.directiveName+"() called with a non-string value");if(t===this.it)return this._t;this.it=t;let e=[t];return e.raw=e,this._t={_$litType$:this.constructor.resultType,strings:e,values:[]}}};nt.directiveName="unsafeHTML",nt.resultType=1;var ls=$t(nt);var _o={open:b`<path d="M2.75 15.25V5.5c0-.7.55-1.25 1.25-1.25h3.4l1.9 2h6.2c.7 0 1.25.55 1.25 1.25v1.25"/><path d="M2.9 15.4 5 9.6c.18-.5.65-.85 1.2-.85h10.4c.6 0 1 .58.8 1.13l-1.75 5.02c-.18.5-.65.85-1.2.85H3.1c-.2 0-.27-.18-.2-.35Z"/>`,undo:b`<path d="M7 4.25 3.25 8 7 11.75"/><path d="M3.5 8h8.25a4.25 4.25 0 0 1 0 8.5H8.5"/>`,redo:b`<path d="M13 4.25 16.75 8 13 11.75"/><path d="M16.5 8H8.25a4.25 4.25 0 0 0 0 8.5h3.25"/>`,reset:b`<path d="M4.2 12.9a6.25 6.25 0 1 0 .1-6.1"/><path d="M4 3.5v3.75h3.75"/>`,add:b`<circle cx="10" cy="10" r="6.75"/><path d="M10 7v6M7 10h6"/>`,subtract:b`<circle cx="10" cy="10" r="6.75"/><path d="M7 10h6"/>`,pan:b`<path d="M10 2.75v14.5M2.75 10h14.5M7.75 5 10 2.75 12.25 5M7.75 15 10 17.25 12.25 15M5 7.75 2.75 10 5 12.25M15 7.75 17.25 10 15 12.25"/>`,plus:b`<path d="M10 4.5v11M4.5 10h11"/>`,minus:b`<path d="M4.5 10h11"/>`,fit:b`<path d="M3.5 7V4.75c0-.7.55-1.25 1.25-1.25H7M13 3.5h2.25c.7 0 1.25.55 1.25 1.25V7M16.5 13v2.25c0 .7-.55 1.25-1.25 1.25H13M7 16.5H4.75c-.7 0-1.25-.55-1.25-1.25V13"/>`,settings:b`<path d="M3 6.25h6.5M14.5 6.25H17M3 13.75h2.5M10.5 13.75H17"/><circle cx="12" cy="6.25" r="2.25"/><circle cx="8" cy="13.75" r="2.25"/>`,help:b`<circle cx="10" cy="10" r="7"/><path d="M7.9 8a2.1 2.1 0 1 1 3.2 1.8c-.7.43-1.1.8-1.1 1.6"/><path d="M10 14v.01"/>`,download:b`<path d="M10 3.25v9M6.25 8.75 10 12.5l3.75-3.75M3.75 16.25h12.5"/>`,eye:b`<path d="M2 10s2.9-5 8-5 8 5 8 5-2.9 5-8 5-8-5-8-5Z"/><circle cx="10" cy="10" r="2.25"/>`,hidden:b`<path d="M4.6 6.5C2.9 8 2 10 2 10s2.9 5 8 5c1.2 0 2.3-.28 3.2-.68M8 5.2c.6-.13 1.3-.2 2-.2 5.1 0 8 5 8 5s-.75 1.3-2.1 2.55M3.5 3.5l13 13"/>`,remove:b`<path d="M3.75 5.5h12.5M8 5.25V3.5h4v1.75M5.25 5.75l.6 9.6c.04.65.58 1.15 1.23 1.15h5.84c.65 0 1.19-.5 1.23-1.15l.6-9.6M8.4 8.75l.2 4.75M11.6 8.75l-.2 4.75"/>`,erase:b`<path d="m8.2 16.25-4.6-4.6a1.25 1.25 0 0 1 0-1.77L10.4 3.1a1.25 1.25 0 0 1 1.77 0l4.2 4.2c.49.49.49 1.28 0 1.77l-7.2 7.18ZM6.9 6.6l6 6M6 16.25h10.5"/>`,first:b`<path d="M5 4.5v11M15.25 5 8.5 10l6.75 5V5Z"/>`,previous:b`<path d="M12.5 4.5 7 10l5.5 5.5"/>`,next:b`<path d="M7.5 4.5 13 10l-5.5 5.5"/>`,last:b`<path d="M15 4.5v11M4.75 5l6.75 5-6.75 5V5Z"/>`,play:b`<path d="M6 4.25v11.5L15.5 10 6 4.25Z"/>`,pause:b`<path d="M7 4.5v11M13 4.5v11"/>`,track:b`<path d="M3.5 5 8.5 10l-5 5M10 5l5 5-5 5"/>`,close:b`<path d="m5 5 10 10M15 5 5 15"/>`,info:b`<circle cx="10" cy="10" r="7"/><path d="M10 9.25V13.5M10 6.5v.01"/>`,warning:b`<path d="M10 3.25 2.75 16h14.5L10 3.25ZM10 8.25v3.5M10 13.9v.01"/>`,down:b`<path d="m6 8 4 4 4-4"/>`,picture:b`<rect x="2.75" y="3.75" width="14.5" height="12.5" rx="2"/><circle cx="7" cy="8" r="1.5"/><path d="m3.5 15 4.25-4.1 2.6 2.35 2.9-3.25 3.75 4"/>`};function k(s){return h`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">${_o[s]}</svg>`}function v(s,t,e,o,{key:n="",disabled:i=!1,pressed:r}={}){return h`<button
    class="button icon-button"
    data-test=${s}
    aria-label=${e}
    title=${n?`${e} (${n})`:e}
    aria-pressed=${r===void 0?m:String(r)}
    ?disabled=${i}
    @click=${o}
  >
    ${k(t)}
  </button>`}function j(s,t,e,o,n="",i="menu"){let r=s.menu===t;return h`<div class="menu-anchor">
    <button
      class="button ${e.classes??""}"
      data-test=${t}
      aria-label=${e.label}
      title=${e.label}
      aria-haspopup=${i}
      aria-expanded=${String(r)}
      ?disabled=${e.disabled??!1}
      @click=${()=>s.toggleMenu(t)}
    >
      ${e.content}
    </button>
    ${r?h`<div class="menu ${n}" role=${i} aria-label=${e.label}>${o()}</div>`:m}
  </div>`}function it(s,t,e,o,n){return h`<button
    class="menu-item"
    role="menuitem"
    data-test=${t}
    @click=${()=>{s.closeMenu(),n()}}
  >
    <span>${e}</span>${o?h`<small>${o}</small>`:m}
  </button>`}function Mt(s,t,e,o,n){return h`<dialog class="sheet" data-test=${s} aria-label=${t} @click=${i=>i.target===i.currentTarget&&n()}>
    <div class="sheet-body">
      <div class="card-head"><h2>${e}</h2>${v(`${s}-close`,"close","Close",n,{key:"Esc"})}</div>
      ${o}
    </div>
  </dialog>`}function cs(s,t){return Mt("card","Model card","Model card",h`<div class="prose">${ls(s)}</div>`,t)}function ds(s){let{ui:t,session:e}=s;return t.phase==="connecting"?h`<div class="empty" data-test="connecting"><span class="spinner"></span></div>`:t.phase==="lost"?h`<div class="empty">
      <p class="quiet">Not connected.</p>
      <button class="button outlined" data-test="connect" @click=${()=>{e.connect()}}>Try again</button>
    </div>`:h`<div class="empty" data-test="empty">
    <span class="empty-icon">${k("picture")}</span>
    <p class="empty-title">Drop a picture or a video</p>
    <button class="button primary" data-test="open-empty" @click=${()=>s.chooseFile()}>Open</button>
    ${t.examples.length?h`<div class="examples" role="group" aria-label="Examples">
          ${t.examples.map(({example:o,thumbnail:n})=>h`<button
              class="example"
              data-test="example-${o.id}"
              title="Open the example ${o.name}"
              @click=${()=>{e.open({example:o.id,name:o.name})}}
            >
              <span class="example-picture"><img src=${n} alt="" />${o.kind==="video"?h`<i>${k("play")}</i>`:m}</span>
              <span>${o.name}</span>
            </button>`)}
        </div>`:m}
  </div>`}function ps(s){let t=([o,n])=>h`<div><dt>${o.split(", ").map(i=>h`<kbd>${i}</kbd> `)}</dt><dd>${n}</dd></div>`,e=ee.map(({shown:o,label:n})=>[o,n]);return Mt("keys","Keys","Mouse and keys",h`<dl>${[...Fe,Ve,...e].map(t)}</dl>`,s)}var{I:Co}=Oe,hs=s=>s;var us=()=>document.createComment(""),W=(s,t,e)=>{let o=s._$AA.parentNode,n=t===void 0?s._$AB:t._$AA;if(e===void 0){let i=o.insertBefore(us(),n),r=o.insertBefore(us(),n);e=new Co(i,r,s,s.options)}else{let i=e._$AB.nextSibling,r=e._$AM,a=r!==s;if(a){let l;e._$AQ?.(s),e._$AM=s,e._$AP!==void 0&&(l=s._$AU)!==r._$AU&&e._$AP(l)}if(i!==n||a){let l=e._$AA;for(;l!==i;){let c=hs(l).nextSibling;hs(o).insertBefore(l,n),l=c}}}return e},O=(s,t,e=s)=>(s._$AI(t,e),s),Lo={},ms=(s,t=Lo)=>s._$AH=t,fs=s=>s._$AH,At=s=>{s._$AR(),s._$AA.remove()};var gs=(s,t,e)=>{let o=new Map;for(let n=t;n<=e;n++)o.set(s[n],n);return o},Et=$t(class extends K{constructor(s){if(super(s),s.type!==kt.CHILD)throw Error("repeat() can only be used in text expressions")}dt(s,t,e){let o;e===void 0?e=t:t!==void 0&&(o=t);let n=[],i=[],r=0;for(let a of s)n[r]=o?o(a,r):r,i[r]=e(a,r),r++;return{values:i,keys:n}}render(s,t,e){return this.dt(s,t,e).values}update(s,[t,e,o]){let n=fs(s),{values:i,keys:r}=this.dt(t,e,o);if(!Array.isArray(n))return this.ut=r,i;let a=this.ut??=[],l=[],c,p,d=0,f=n.length-1,u=0,g=i.length-1;for(;d<=f&&u<=g;)if(n[d]===null)d++;else if(n[f]===null)f--;else if(a[d]===r[u])l[u]=O(n[d],i[u]),d++,u++;else if(a[f]===r[g])l[g]=O(n[f],i[g]),f--,g--;else if(a[d]===r[g])l[g]=O(n[d],i[g]),W(s,l[g+1],n[d]),d++,g--;else if(a[f]===r[u])l[u]=O(n[f],i[u]),W(s,n[d],n[f]),f--,u++;else if(c===void 0&&(c=gs(r,u,g),p=gs(a,d,f)),c.has(a[d]))if(c.has(a[f])){let y=p.get(r[u]),x=y!==void 0?n[y]:null;if(x===null){let F=W(s,n[d]);O(F,i[u]),l[u]=F}else l[u]=O(x,i[u]),W(s,n[d],x),n[y]=null;u++}else At(n[f]),f--;else At(n[d]),d++;for(;u<=g;){let y=W(s,l[g+1]);O(y,i[u]),l[u++]=y}for(;d<=f;){let y=n[d++];y!==null&&At(y)}return this.ut=r,ms(s,l),E}});function bs(s){let{ui:t,session:e}=s,{objects:o}=t.state;return h`<section class="card" aria-label="Objects">
    <header class="card-head">
      <h2>Objects</h2>
      ${v("add-object","plus","New object",()=>e.edits.addObject(),{key:"N"})}
    </header>
    ${o.length?h`<ul class="objects" data-test="objects">
          ${Et(o,n=>n.id,(n,i)=>jo(s,n,i))}
        </ul>`:h`<p class="quiet" data-test="no-objects">${t.pending.length?"Looking…":"Click on something in the picture."}</p>`}
  </section>`}function jo(s,t,e){let{ui:o,session:n}=s,{id:i,name:r,color:a,visible:l}=t,c=i===o.selected,p=()=>s.renaming=i;return h`<li class="object" ?data-selected=${c} ?data-hidden=${!l}>
    <label class="swatch" style="--color: ${a}" title="Colour">
      <input
        type="color"
        data-test="object-${i}-color"
        aria-label="Colour of ${r}"
        .value=${a}
        @change=${d=>n.edits.change(i,{color:d.target.value})}
      />
    </label>
    ${s.renaming===i?Oo(s,t):h`<button
          class="object-name"
          data-test="object-${i}"
          aria-current=${c?"true":m}
          title=${e<9?`${r} (${e+1}). Double click to rename`:`${r}. Double click to rename`}
          @click=${()=>n.select(i)}
          @dblclick=${p}
          @keydown=${d=>{d.key!=="F2"&&!(d.key==="Enter"&&c)||(d.preventDefault(),p())}}
        >
          ${r}
        </button>`}
    ${c&&t.prompts[o.frame]?v(`object-${i}-clear`,"erase",`Clear the points and boxes of ${r} here`,()=>n.edits.clearFrame(i)):m}
    ${v(`object-${i}-visible`,l?"eye":"hidden",l?`Hide ${r}`:`Show ${r}`,()=>n.edits.change(i,{visible:!l}))}
    ${v(`object-${i}-delete`,"remove",`Delete ${r}`,d=>d.detail<2&&n.edits.remove(i),{key:c?"Delete":""})}
  </li>`}function Oo(s,{id:t,name:e}){let{session:o}=s.ui.state,n=(i,r)=>{if(s.renaming!==t)return;let a=i.target.value.trim();s.renaming=0;let l=s.ui.state.session===o;r&&l&&a&&a!==e&&s.session.edits.change(t,{name:a})};return h`<input
    class="object-name-field"
    data-test="object-${t}-name"
    aria-label="Name"
    maxlength="60"
    .value=${e}
    @blur=${i=>n(i,!0)}
    @keydown=${i=>{i.stopPropagation(),(i.key==="Enter"||i.key==="Escape")&&n(i,i.key==="Enter")}}
  />`}function vs(s){let{engine:t,took:e,state:o}=s.ui,{medium:n}=o;return h`<div class="status">
    ${t&&!t.ready?h`<span role="status" data-test="loading"><span class="spinner small"></span>Loading the model…</span>`:t?h`<span data-test="engine">
            ${t.practice?Ro(s,t.why):h`<b>${t.checkpoint}</b>`}
            <span>${t.device.toUpperCase()} ${t.precision}</span>
          </span>`:m}
    ${e?h`<span class="figures" data-test="took">
          ${e.encode>=.5?h`<span class="encode">encode ${ys(e.encode)}</span>`:m}
          <span>click ${ys(e.decode||e.total)}</span>
        </span>`:m}
    <span class="space"></span>
    ${n?h`<span class="medium" data-test="medium">
          <span class="medium-name">${n.name}</span>
          <span class="figures">${n.width} × ${n.height}</span>
          ${n.kind==="video"?h`<span class="figures">${n.frames} frames, ${Number(n.fps.toFixed(2))} fps</span>`:m}
        </span>`:m}
  </div>`}function Ro(s,t){return j(s,"practice",{label:"Practice checkpoint: why?",content:h`Practice checkpoint ${k("info")}`,classes:"practice"},()=>h`<div class="note">
      <p><b>These are not the published EdgeTAM weights.</b></p>
      <p>The practice checkpoint is small and was trained to try things out: its masks are rougher.</p>
      ${t?h`<p class="quiet">${t}</p>`:m}
      <button class="button outlined" data-test="card-open" @click=${()=>s.showCard()}>Model card</button>
    </div>`,"up","dialog")}function ys(s){return`${s<10?s.toFixed(1):Math.round(s)} ms`}function xs(s,t,e){return 8+(e-16)*s/Math.max(1,t-1)}function ws(s,t,e){let o=Math.round((s-8)/(e-16)*(t-1));return Math.min(Math.max(o,0),t-1)}function ks(s,t,e,o,n){let i=window.devicePixelRatio||1,{clientWidth:r,clientHeight:a}=s;if(!r||!a)return;s.width=Math.round(r*i),s.height=Math.round(a*i);let l=s.getContext("2d");l.scale(i,i);let c=a/2,p=u=>o>1?Math.round(xs(u-.5,o,r)*i)/i:u*r,d=(u,g,y,x,F=t.color)=>{let Z=Math.max(p(u),1),P=Math.min(p(u+g),r-1);l.globalAlpha=x,l.fillStyle=F,l.fillRect(Z,c-y/2,Math.max(P-Z,.75),y)};d(0,o,1,1,n);let f=Uo(l,t.color);for(let[u,g,y,x]of t.strip)y==="absent"?d(u,g,2,.6):y==="stale"?d(u,g,8,.7,f):d(u,g,8,.3+.7*x);for(let[u,g,y,x]of e.get(t.id)??[])l.clearRect(p(u),0,p(u+g)-p(u),a),y==="absent"?d(u,g,2,.6):d(u,g,8,.3+.7*x);for(let u of Object.keys(t.prompts))Ho(l,xs(Number(u),o,r),c,t.color)}function Ho(s,t,e,o){s.globalAlpha=1,s.beginPath(),s.moveTo(t,e-6),s.lineTo(t+6,e),s.lineTo(t,e+6),s.lineTo(t-6,e),s.closePath(),s.fillStyle=o,s.fill(),s.lineWidth=1.5,s.lineJoin="round",s.strokeStyle="#ffffff",s.stroke()}function Uo(s,t){let e=document.createElement("canvas");e.width=e.height=8;let o=e.getContext("2d");o.strokeStyle=t,o.lineWidth=2;for(let n of[-8,0,8])o.moveTo(n,8),o.lineTo(n+8,0);return o.stroke(),s.createPattern(e,"repeat")??t}function $s(s){let{ui:t,session:e}=s,{medium:o,objects:n}=t.state;if(o?.kind!=="video")return m;let i=o.frames-1,r=i>0?t.frame/i:0,a=l=>()=>e.seek(l);return h`<section class="timeline" aria-label="Video">
    <div class="transport">
      <div class="group">
        ${v("first","first","First frame",a(0),{key:"Home",disabled:t.frame===0})}
        ${v("previous","previous","Previous frame",a(t.frame-1),{key:"←",disabled:t.frame===0})}
        ${v("play",t.playing?"pause":"play",t.playing?"Pause":"Play",()=>e.player.toggle(),{key:"Space"})}
        ${v("next","next","Next frame",a(t.frame+1),{key:"→",disabled:t.frame===i})}
        ${v("last","last","Last frame",a(i),{key:"End",disabled:t.frame===i})}
      </div>
      <span class="counter figures" data-test="counter">
        <b>${t.frame+1}</b> / ${o.frames}${o.fps>0?h`<span class="time">${Io(t.frame/o.fps)}</span>`:m}
      </span>
      ${t.propagation?No(s):h`<span class="space"></span>${zo(s)}`}
    </div>
    <div class="tracks" style="--at: ${r}">
      <div class="track-row">
        <span class="track-label"></span>
        <input
          class="range"
          type="range"
          data-test="frame-slider"
          aria-label="Frame"
          aria-valuetext="Frame ${t.frame+1} of ${o.frames}"
          min="0"
          max=${i}
          step="1"
          .value=${String(t.frame)}
          @input=${l=>e.seek(Number(l.target.value))}
        />
      </div>
      <div class="lanes">
        <div class="strips">${Et(n,l=>l.id,l=>Do(s,l))}</div>
        ${n.length?h`<div class="playhead-lane"><i class="playhead"></i></div>`:m}
      </div>
    </div>
  </section>`}function Do(s,t){let e=s.ui.state.medium?.frames??1,o=n=>{if(n.type==="pointermove"&&!(n.buttons&1))return;let i=n.currentTarget,r=i.getBoundingClientRect();s.session.seek(ws(n.clientX-r.left,e,r.width)),n.type==="pointerdown"&&i.setPointerCapture(n.pointerId)};return h`<div class="track-row" ?data-selected=${t.id===s.ui.selected}>
    <button class="track-label" title=${t.name} tabindex="-1" @click=${()=>s.session.select(t.id)}>
      <i class="dot" style="--color: ${t.color}"></i><span>${t.name}</span>
    </button>
    <canvas
      class="strip"
      data-test="strip-${t.id}"
      data-object=${t.id}
      role="img"
      aria-label=${Bo(t)}
      @pointerdown=${o}
      @pointermove=${o}
    ></canvas>
  </div>`}function Ms(s,t){let{ui:e}=s,o=t.querySelector(".timeline");if(!o)return;let n=getComputedStyle(o).getPropertyValue("--line");for(let i of t.querySelectorAll("canvas.strip")){let r=e.state.objects.find(a=>a.id===Number(i.dataset.object));r&&L(i,r,e.live.get(r.id),i.clientWidth,n)&&ks(i,r,e.live,e.state.medium?.frames??1,n)}}function As(s){let t=s.querySelector(".track-row[data-selected]"),e=t?.parentElement;if(!t||!e||!L(e,t,e.childElementCount))return;let o=t.offsetTop-e.offsetTop;e.scrollTop=Math.min(o,Math.max(e.scrollTop,o+t.offsetHeight-e.clientHeight))}function Bo({name:s,strip:t,prompts:e}){let o=i=>t.reduce((r,[,a,l])=>r+(l===i?a:0),0),n=Object.keys(e).length;return`${s}: prompted on ${n} frames, tracked on ${o("tracked")}, out of date on ${o("stale")}, not visible on ${o("absent")}`}function zo(s){let{ui:t,session:e}=s,o=t.state.objects.some(r=>Object.keys(r.prompts).length>0),n=(r,a,l,c)=>it(s,r,a,l,()=>{e.tracking.run(c)}),i=t.frame;return h`<div class="joined">
    <button
      class="button primary"
      data-test="propagate"
      ?disabled=${!o}
      title=${o?"Follow all objects to the end of the video (T)":"Click on something first"}
      @click=${()=>{e.tracking.run({direction:"forward"})}}
    >
      ${k("track")}<span>Propagate</span>
    </button>
    ${j(s,"propagate-menu",{label:"How to propagate",content:k("down"),disabled:!o,classes:"primary icon-button slim"},()=>[n("propagate-forward","Forward from here","To the end of the video",{direction:"forward",start:i}),n("propagate-backward","Backward from here","To its beginning",{direction:"backward",start:i}),n("propagate-both","Both ways from here","",{direction:"both",start:i}),n("propagate-all","The whole video","From the first frame that has a point or a box",{direction:"both"})],"right up")}
  </div>`}function No({ui:s,session:t}){let{done:e,total:o,framesPerSecond:n,secondsLeft:i,stopping:r}=s.propagation,a=r?"Stopping…":e?`${n.toFixed(1)} frames/s, ${Fo(i)} left`:"Starting…";return h`<div class="tracking">
    <span class="figures" data-test="progress">${a}</span>
    <progress max=${o||1} .value=${e} aria-label="Propagating, ${e} of ${o} frames"></progress>
    <button class="button outlined" data-test="cancel" ?disabled=${r} title="Stop, and keep what is done (Esc)" @click=${()=>t.tracking.cancel()}>
      Cancel
    </button>
  </div>`}function Io(s){let t=Math.floor(s/60);return`${t}:${(s-60*t).toFixed(2).padStart(5,"0")}`}function Fo(s){return s>=0?s<90?`${Math.ceil(s)} s`:`${Math.round(s/60)} min`:"…"}function Es({ui:s,session:t}){let e=s.problem;return h`<div class="toasts" role="alert">
    ${e?h`<div class="toast" data-test="error">
          ${k("warning")}
          <div class="toast-words">
            <b>${e.message}</b>
            ${e.hint?h`<span>${e.hint}</span>`:m}
            ${e.action?h`<button class="button outlined" data-test="error-action" @click=${()=>t.core.act()}>${e.action.label}</button>`:m}
          </div>
          ${v("error-dismiss","close","Dismiss",()=>t.core.dismiss())}
        </div>`:m}
  </div>`}function Ps({ui:s,session:t}){return s.opening?h`<div class="opening" role="status" data-test="opening">
    <span class="spinner small"></span><span>${s.opening}</span>
    <button class="button outlined" data-test="cancel-opening" @click=${()=>t.cancelOpening()}>Cancel</button>
  </div>`:m}var Vo=[["add","add","Add to the object: click, or drag a box","A"],["subtract","subtract","Subtract from the object: click","S"],["pan","pan","Move the picture","H"]];function Ss(s){let{ui:t,session:e}=s,{medium:o,objects:n,can_undo:i,can_redo:r}=t.state;return h`<div class="toolbar" role="toolbar" aria-label="Tools">
    <div class="joined">
      <button class="button" data-test="open" title="Open a picture or a video (O)" aria-label="Open" @click=${()=>s.chooseFile()}>
        ${k("open")}<span class="wide">Open</span>
      </button>
      ${t.examples.length?j(s,"examples",{label:"Examples",content:k("down"),classes:"icon-button slim"},()=>Wo(s)):m}
    </div>
    ${o?h`
          <div class="group">
            ${v("undo","undo","Undo",()=>e.edits.undo(),{key:"Ctrl+Z",disabled:!i})}
            ${v("redo","redo","Redo",()=>e.edits.redo(),{key:"Ctrl+Shift+Z",disabled:!r})}
            ${v("reset","reset","Remove all objects",()=>e.edits.reset(),{disabled:!n.length})}
          </div>
          <div class="segments" role="group" aria-label="What a click does">
            ${Vo.map(([a,l,c,p])=>v(`tool-${a}`,l,c,()=>e.core.store.update({tool:a}),{key:p,pressed:t.tool===a}))}
          </div>
          ${Ko(s)}
        `:m}
    <span class="space"></span>
    <div class="group">
      ${j(s,"settings",{label:"Settings",content:k("settings"),classes:"icon-button"},()=>qo(s),"right","dialog")}
      ${v("help","help","Keys",()=>s.showKeys(),{key:"?"})}
    </div>
    ${o?Go(s):m}
  </div>`}function Ko(s){let{stage:t}=s;return t?h`<div class="zoom" role="group" aria-label="Zoom">
    ${v("zoom-out","minus","Zoom out",()=>t.zoom(1/1.5),{key:"−",disabled:t.fitted})}
    <output class="figures" data-test="zoom-level">${Math.round(t.view.scale*100)} %</output>
    ${v("zoom-in","plus","Zoom in",()=>t.zoom(1.5),{key:"+"})}
    ${v("zoom-fit","fit","Whole picture",()=>t.fit(),{key:"0",disabled:t.fitted})}
  </div>`:m}function Wo(s){return s.ui.examples.map(({example:t,thumbnail:e})=>it(s,`menu-example-${t.id}`,h`<img class="menu-thumbnail" src=${e} alt="" />${t.name}`,t.kind==="video"?"Video":"Picture",()=>{s.session.open({example:t.id,name:t.name})}))}function qo(s){let{ui:t,session:e}=s,{opacity:o,prompts:n}=t.settings;return h`
    <label class="menu-row">
      <span>Mask opacity</span><output>${Math.round(o*100)} %</output>
      <input
        type="range"
        class="range"
        data-test="opacity"
        min="0"
        max="1"
        step="0.01"
        .value=${String(o)}
        style="--at: ${o}"
        @input=${i=>e.set({opacity:Number(i.target.value)})}
      />
    </label>
    <label class="menu-row">
      <span>Show points and boxes</span>
      <input
        type="checkbox"
        data-test="show-prompts"
        .checked=${n}
        @change=${i=>e.set({prompts:i.target.checked})}
      />
    </label>
    <button class="menu-item" data-test="settings-keys" @click=${()=>(s.closeMenu(),s.showKeys())}>Mouse and keys</button>
  `}function Go(s){let{ui:t,session:e}=s,{medium:o,objects:n}=t.state;if(t.exporting){let{done:r,total:a,format:l}=t.exporting;return h`<div class="exporting" role="status">
      <progress max=${a||1} .value=${r} aria-label="Export of ${l.label}"></progress>
      <span class="figures">${a?`${Math.round(100*r/a)} %`:"…"}</span>
      ${v("cancel-export","close","Cancel the export",()=>e.cancelExport())}
    </div>`}let i=o?t.exports[o.kind]:[];return j(s,"export",{label:n.length?"Export":"Export (click on something first)",content:h`${k("download")}<span class="wide">Export</span>`,disabled:!n.length||!i.length,classes:"outlined"},()=>i.map(r=>it(s,`export-${r.format}`,r.label,r.detail,()=>{e.export(r)})),"right")}var _s=4;function Cs(s,t,e,o,n){js(s),s.imageSmoothingEnabled=e.scale<_s,s.imageSmoothingQuality=e.scale<.7?"medium":"low",s.setTransform(t,0,0,t,0,0),s.drawImage(o,e.x,e.y,n.width*e.scale,n.height*e.scale)}function Ls(s,t,e,o,n,i){js(s),Zo(s,t,e,o,n),Yo(s,t,e,i)}function Zo(s,t,e,o,n){let i=t*e.scale;s.setTransform(i,0,0,i,t*e.x,t*e.y),s.lineJoin="miter",s.miterLimit=3;for(let{shape:r,color:a,selected:l,stale:c}of o){let p=e.scale<_s?r.smooth:r.exact,d=(l?2:1.5)/e.scale;s.globalAlpha=c?n/2:n,s.fillStyle=a,s.fill(p,"evenodd"),s.globalAlpha=1,s.strokeStyle=st(a),s.lineWidth=d+1.5/e.scale,s.stroke(p),s.setLineDash(c?[6/e.scale,4/e.scale]:[]),s.strokeStyle=a,s.lineWidth=d,s.stroke(p),s.setLineDash([])}}function Yo(s,t,e,o){s.setTransform(t,0,0,t,0,0);for(let n of o.prompts)s.globalAlpha=n.selected||n.pending?1:.6,n.box&&Ts(s,e,n.box,n.color,n.pending?o.phase:null),n.points.forEach((i,r)=>{let a=C(e,i);n.pending&&Jo(s,a,o.phase),Xo(s,a,n.labels[r]===1,n.color,n.selected||n.pending?7:5)});s.globalAlpha=1,o.draft&&Ts(s,e,o.draft,o.draftColor,null),o.crosshair&&Qo(s,C(e,o.crosshair))}function js(s){s.setTransform(1,0,0,1,0,0),s.clearRect(0,0,s.canvas.width,s.canvas.height)}function Xo(s,[t,e],o,n,i){let r=o?n:"#1b1b20";s.beginPath(),s.arc(t,e,i+2.5,0,2*Math.PI),s.fillStyle="rgba(0, 0, 0, 0.35)",s.fill(),s.beginPath(),s.arc(t,e,i+1.5,0,2*Math.PI),s.fillStyle="#ffffff",s.fill(),s.beginPath(),s.arc(t,e,i,0,2*Math.PI),s.fillStyle=r,s.fill();let a=i*.52;s.beginPath(),s.moveTo(t-a,e),s.lineTo(t+a,e),o&&(s.moveTo(t,e-a),s.lineTo(t,e+a)),s.strokeStyle=Qe(r),s.lineWidth=i>6?2:1.5,s.lineCap="round",s.stroke()}function Jo(s,[t,e],o){s.beginPath(),s.arc(t,e,10+14*o,0,2*Math.PI),s.strokeStyle=`rgba(0, 0, 0, ${.5*(1-o)})`,s.lineWidth=4,s.stroke(),s.strokeStyle=`rgba(255, 255, 255, ${1-o})`,s.lineWidth=2,s.stroke()}function Ts(s,t,e,o,n){let[i,r]=C(t,[e[0],e[1]]),[a,l]=C(t,[e[2],e[3]]);s.setLineDash([]),s.strokeStyle=st(o),s.lineWidth=3.5,s.strokeRect(i,r,a-i,l-r),n!==null&&(s.setLineDash([6,4]),s.lineDashOffset=-10*n),s.strokeStyle=o,s.lineWidth=2,s.strokeRect(i,r,a-i,l-r),s.setLineDash([])}function Qo(s,[t,e]){for(let[o,n]of[["rgba(0, 0, 0, 0.7)",4],["#ffffff",1.5]]){s.beginPath();for(let[i,r]of[[1,0],[-1,0],[0,1],[0,-1]])s.moveTo(t+4*i,e+4*r),s.lineTo(t+16*i,e+16*r);s.strokeStyle=o,s.lineWidth=n,s.lineCap="round",s.stroke()}}var Os=900,ie=50,re=150,tn=.3,en="#ffffff",Rs=32,Hs=(s,t)=>Math.min(Math.max(s,Rs),t-Rs),Pt=class{constructor(t,e,o,n){this.core=t;this.element=e;this.layers=o;this.onView=n;this.#l=new ResizeObserver(()=>this.#m()),this.#l.observe(e),this.#h=t.store.subscribe(()=>this.redraw()),t.redraw=()=>this.redraw(),this.#c.port1.onmessage=()=>this.#M(),this.#m()}core;element;layers;onView;view={scale:1,x:0,y:0};crosshair=null;#t=null;#e={width:1,height:1};#s=1;#n=!0;#o="";#i=-1;#r=0;#a=0;#l;#p=matchMedia("(prefers-reduced-motion: reduce)");#h;#c=new MessageChannel;#d;dispose(){cancelAnimationFrame(this.#r),clearTimeout(this.#d),this.#l.disconnect(),this.#h(),this.#c.port1.close()}get picture(){return this.core.ui.state.medium}redraw(){this.#r||=requestAnimationFrame(()=>this.#f())}setDraft(t){this.#t=this.picture&&t,this.redraw()}setCrosshair(t){if(this.crosshair=t&&this.picture?Xt(t,this.picture):null,this.crosshair){let[e,o]=C(this.view,this.crosshair),{width:n,height:i}=this.#e;this.pan(Hs(e,n)-e,Hs(o,i)-o),this.core.store.update({announcement:this.crosshair.map(Math.floor).join(", ")})}this.redraw()}pictureAt(t){let e=Yt(this.view,t);return this.picture?Xt(e,this.picture):e}canvasAt(t,e){let{left:o,top:n}=this.element.getBoundingClientRect();return[t-o,e-n]}zoom(t,e){let{width:o,height:n}=this.#e,i=e??(this.crosshair?C(this.view,this.crosshair):[o/2,n/2]);this.picture&&this.#u(De(this.view,i,t,this.picture,this.#e))}pan(t,e){this.picture&&this.#u(Be(this.view,t,e,this.picture,this.#e))}fit(){this.picture&&this.#u(z(this.picture,this.#e))}get fitted(){return this.#n}#u(t){this.picture&&(this.view=t,this.#n=t.scale<=z(this.picture,this.#e).scale*1.0001,this.redraw(),this.onView())}#m(){let{clientWidth:t,clientHeight:e}=this.element;if(!(!t||!e)){this.#s=window.devicePixelRatio||1,this.#e={width:t,height:e};for(let o of Object.values(this.layers))o.width=Math.round(t*this.#s),o.height=Math.round(e*this.#s);this.picture&&this.#u(this.#n?z(this.picture,this.#e):ft(this.view,this.picture,this.#e)),cancelAnimationFrame(this.#r),this.#a++,this.#f()}}#f(){this.#r=0;let{ui:t}=this.core;t.state.session!==this.#o&&this.#x(t.state),this.#i=this.#v(t.frame);let e=this.#w(),o=this.#k();(e||o)&&this.core.stats.framesDrawn++;for(let n of this.core.undrawn)n.drawn||=performance.now();(e||o||this.core.undrawn.length>0)&&this.#c.port2.postMessage(null),this.#y()}#y(){if(clearTimeout(this.#d),this.core.ui.pending.length===0)return;let t=this.#g();if(t<ie)this.#d=setTimeout(()=>this.redraw(),ie-t);else{if(this.#p.matches)return;t<re?this.#d=setTimeout(()=>this.redraw(),re-t):this.redraw()}}#g(){return performance.now()-Math.min(...this.core.ui.pending.map(t=>t.since))}#v(t){let{pictures:e,latest:o}=this.core;if(e.has(t))return t;let n=Math.abs(o-t)<Math.abs(this.#i-t);return e.has(o)&&(n||this.#i<0)?o:this.#i}#x({session:t,medium:e}){this.#o=t,this.#i=-1,this.#t=null,this.crosshair=null,e&&(this.view=z(e,this.#e)),this.#n=!0,this.onView()}#w(){let t=this.core.pictures.get(this.#i);if(!L(this.layers.picture,this.#a,this.view,t))return!1;let e=this.layers.picture.getContext("2d");return t&&this.picture?Cs(e,this.#s,this.view,t,this.picture):e.clearRect(0,0,e.canvas.width,e.canvas.height),!0}#k(){let{ui:t,masks:e}=this.core,o=this.picture?.height??0,n=[];for(let l of this.#i<0?[]:t.state.objects){let c=l.visible?e.get(this.#i,l.id):void 0,p=ot(l,t.live,this.#i)?.kind;if(!c||!p)continue;let d=p==="stale";n.push({shape:e.shape(c.counts,o),color:l.color,selected:l.id===t.selected,stale:d})}n.sort((l,c)=>Number(l.selected)-Number(c.selected));let{opacity:i}=t.settings,r=this.#$(),a=n.flatMap(({shape:l,color:c,selected:p,stale:d})=>[l,c,p,d]);return L(this.layers.overlay,this.#a,this.view,i,JSON.stringify(r),...a)?(Ls(this.layers.overlay.getContext("2d"),this.#s,this.view,n,i,r),!0):!1}#$(){let{ui:t}=this.core,e=[];for(let n of t.settings.prompts?t.state.objects:[]){let i=n.prompts[this.#i];!i||!n.visible||e.push({...i,color:n.color,selected:n.id===t.selected,pending:!1})}e.sort((n,i)=>Number(n.selected)-Number(i.selected));for(let n of t.pending)n.frame!==this.#i||performance.now()-n.since<ie||e.push({...n,color:this.#b(n.object),selected:!0,pending:!0});let o=!this.#p.matches&&this.#g()>=re;return{prompts:e,draft:this.#t,draftColor:this.#b(t.selected),crosshair:this.crosshair,phase:t.pending.length>0&&o?performance.now()%Os/Os:tn}}#b(t){return this.core.ui.state.objects.find(e=>e.id===t)?.color??en}#M(){let t=performance.now();for(let e of this.core.undrawn.splice(0))e.shown=t,this.core.stats.clicks.push(e);this.#i>=0&&this.element.dispatchEvent(new CustomEvent("edgetam-drawn",{bubbles:!0,composed:!0,detail:{frame:this.#i,revision:this.core.ui.state.revision}}))}get settled(){return this.#r===0&&this.core.undrawn.length===0}get shown(){return this.#i}};var Us=w`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  button,
  input {
    font: inherit;
    color: inherit;
    margin: 0;
  }

  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }

  .icon {
    width: 20px;
    height: 20px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    height: 32px;
    padding: 0 10px;
    border: 1px solid transparent;
    border-radius: var(--radius);
    background: none;
    font-weight: 500;
    white-space: nowrap;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
  }
  .button:hover {
    background: var(--hover);
  }
  .button:active {
    background: var(--pressed);
  }
  .button:disabled {
    opacity: 0.38;
    cursor: default;
    background: none;
  }
  .icon-button {
    width: 32px;
    padding: 0;
    color: var(--muted);
  }
  .icon-button:hover:enabled {
    color: var(--text);
  }
  .slim {
    width: 24px;
  }
  .button.outlined {
    border-color: var(--line);
    background: var(--raised);
  }
  .button.outlined:hover:enabled {
    background: linear-gradient(var(--hover), var(--hover)), var(--raised);
  }
  .button.primary {
    background: var(--accent);
    color: var(--accent-ink);
  }
  .button.primary:hover:enabled {
    background: var(--accent-hover);
    color: var(--accent-ink);
  }

  .joined,
  .group {
    display: inline-flex;
    align-items: center;
  }
  .joined > .primary {
    border-radius: var(--radius) 0 0 var(--radius);
    padding-right: 12px;
  }
  .joined .menu-anchor .primary {
    border-radius: 0 var(--radius) var(--radius) 0;
    border-left: 1px solid color-mix(in srgb, var(--accent-ink) 35%, transparent);
  }

  .zoom {
    display: flex;
    align-items: center;
  }
  .zoom output {
    min-width: 46px;
    text-align: center;
    font-size: 12px;
    color: var(--muted);
  }
  .segments {
    display: inline-flex;
    padding: 2px;
    gap: 2px;
    border-radius: var(--radius);
    background: var(--pressed);
  }
  .segments .button {
    height: 28px;
    border-radius: 6px;
  }
  .segments [aria-pressed="true"] {
    background: var(--segment);
    color: var(--accent);
    box-shadow: 0 1px 2px rgba(0, 0, 0, 0.18);
  }

  .spinner {
    width: 28px;
    height: 28px;
    border: 3px solid var(--pressed);
    border-top-color: var(--accent);
    border-radius: 50%;
    animation: turn 0.8s linear infinite;
  }
  .spinner.small {
    width: 14px;
    height: 14px;
    border-width: 2px;
    flex: none;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }

  .figures {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .quiet {
    color: var(--muted);
  }
  .space {
    flex: 1;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation-duration: 3s !important;
      transition: none !important;
    }
  }
`;var Ds=w`
  input[type="checkbox"] {
    width: 16px;
    height: 16px;
    accent-color: var(--accent);
  }

  .range {
    appearance: none;
    width: 100%;
    height: 24px;
    margin: 0;
    background: none;
    cursor: pointer;
  }
  .range::-webkit-slider-runnable-track {
    height: 4px;
    border-radius: 2px;
    background: linear-gradient(var(--accent), var(--accent)) 0 / calc(8px + (100% - 16px) * var(--at, 0)) 100% no-repeat
      var(--pressed);
  }
  .range::-moz-range-track {
    height: 4px;
    border-radius: 2px;
    background: var(--pressed);
  }
  .range::-moz-range-progress {
    height: 4px;
    border-radius: 2px;
    background: var(--accent);
  }
  .range::-webkit-slider-thumb {
    appearance: none;
    width: 16px;
    height: 16px;
    margin-top: -6px;
    border: 2px solid var(--raised);
    border-radius: 50%;
    background: var(--accent);
    box-shadow: 0 0 0 1px var(--line-strong);
  }
  .range::-moz-range-thumb {
    width: 12px;
    height: 12px;
    border: 2px solid var(--raised);
    border-radius: 50%;
    background: var(--accent);
    box-shadow: 0 0 0 1px var(--line-strong);
  }
  .range:focus-visible {
    outline-offset: -2px;
    border-radius: 6px;
  }

  progress {
    appearance: none;
    width: 120px;
    height: 6px;
    border: 0;
    border-radius: 3px;
    overflow: hidden;
    background: var(--pressed);
  }
  progress::-webkit-progress-bar {
    background: var(--pressed);
  }
  progress::-webkit-progress-value {
    background: var(--accent);
    border-radius: 3px;
  }
  progress::-moz-progress-bar {
    background: var(--accent);
  }
`;var Bs=w`
  .app {
    container: app / inline-size;
    position: relative;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--page);
    color: var(--text);
    font: 400 14px/1.4 var(--font);
    -webkit-font-smoothing: antialiased;
  }

  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    padding: 7px 8px;
    border-bottom: 1px solid var(--line);
  }

  /* Beside one another where there is room, else the panel comes last: what a video needs stays next to it. */
  .frame {
    display: grid;
    grid-template: "toolbar" "stage" "timeline" "panel" "status" / minmax(0, 1fr);
  }
  .toolbar {
    grid-area: toolbar;
  }
  .stage-frame {
    grid-area: stage;
  }
  .timeline {
    grid-area: timeline;
  }
  .panel {
    grid-area: panel;
  }
  .status {
    grid-area: status;
  }
  .stage-frame {
    position: relative;
    min-width: 0;
    overflow: hidden;
    background: var(--stage);
  }
  .stage {
    position: absolute;
    inset: 0;
    cursor: crosshair;
    touch-action: none;
    user-select: none;
    -webkit-user-select: none;
  }
  .stage:focus-visible {
    outline: none;
  }
  /* Over the layers, which would hide an outline. */
  .stage:focus-visible::after {
    content: "";
    position: absolute;
    inset: 0;
    box-shadow: inset 0 0 0 2px var(--accent);
    pointer-events: none;
  }
  .app:not([data-open]) .stage {
    cursor: default;
    pointer-events: none;
  }
  .stage[data-tool="pan"],
  .stage[data-space] {
    cursor: grab;
  }
  .stage[data-moving] {
    cursor: grabbing;
  }
  .stage canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    pointer-events: none;
  }

  .panel {
    display: flex;
    flex-direction: column;
    min-width: 0;
    border-top: 1px solid var(--line);
  }

  .timeline {
    border-top: 1px solid var(--line);
  }

  .status {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 16px;
    min-height: 32px;
    padding: 4px 12px;
    border-top: 1px solid var(--line);
    color: var(--muted);
    font-size: 12px;
  }
  .status > span {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-width: 0;
  }
  .status b {
    font-weight: 600;
    color: var(--text);
  }
  .status .practice {
    height: 24px;
    margin-left: -6px;
    padding: 0 6px;
    gap: 4px;
    border-radius: 6px;
    color: var(--warning);
    font-weight: 600;
  }
  .status .practice .icon {
    width: 16px;
    height: 16px;
  }
  .medium-name {
    overflow: hidden;
    max-width: 240px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  @container app (min-width: 900px) {
    .frame:has(.panel) {
      grid-template: "toolbar toolbar" "stage panel" "timeline timeline" "status status" / minmax(0, 1fr) 264px;
    }
    .panel {
      border-top: 0;
      border-left: 1px solid var(--line);
      /* As high as the picture, whatever is in it. */
      height: 0;
      min-height: 100%;
      overflow-y: auto;
    }
  }

  @container app (max-width: 679px) {
    .wide {
      display: none;
    }
    .toolbar .button:has(.wide) {
      width: 32px;
      padding: 0;
    }
  }

  @container app (max-width: 559px) {
    .toolbar {
      gap: 4px 2px;
      padding: 7px 6px;
    }
    .toolbar [data-test="help"],
    .status > .medium,
    .status .encode,
    .zoom output,
    .zoom [data-test="zoom-in"],
    .zoom [data-test="zoom-out"],
    .zoom [data-test="zoom-fit"][disabled],
    .transport [data-test="first"],
    .transport [data-test="last"] {
      display: none;
    }
    .slim {
      width: 20px;
    }
  }

  @container app (max-width: 359px) {
    .toolbar .icon-button:not(.slim),
    .toolbar .button:has(.wide) {
      width: 28px;
      min-width: 28px;
    }
  }

  @media (pointer: coarse) {
    .button {
      min-height: 36px;
    }
    .icon-button:not(.slim) {
      min-width: 36px;
    }
    .segments .icon-button {
      min-width: 32px;
    }
  }
`;var zs=w`
  .menu-anchor {
    position: relative;
    display: inline-flex;
  }
  .menu {
    position: absolute;
    z-index: 20;
    top: calc(100% + 6px);
    left: 0;
    min-width: 224px;
    max-height: 60vh;
    overflow: auto;
    padding: 4px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--raised);
    box-shadow: var(--shadow);
  }
  .menu.right {
    left: auto;
    right: 0;
  }
  .menu.up {
    top: auto;
    bottom: calc(100% + 6px);
  }
  .menu-item {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 1px;
    width: 100%;
    padding: 7px 10px;
    border: 0;
    border-radius: 6px;
    background: none;
    text-align: left;
    cursor: pointer;
  }
  .menu-item:hover,
  .menu-item:focus-visible {
    background: var(--hover);
  }
  .menu-item span {
    display: inline-flex;
    align-items: center;
    gap: 8px;
  }
  .menu-item:has(.menu-thumbnail) {
    flex-direction: row;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
  }
  .menu-thumbnail {
    width: 44px;
    height: 32px;
    border-radius: 4px;
    object-fit: cover;
  }
  .menu-item small {
    color: var(--muted);
    font-size: 12px;
    white-space: normal;
  }
  .menu-row {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    gap: 4px 12px;
    padding: 7px 10px;
  }
  .menu-row .range {
    grid-column: 1 / -1;
  }
  .menu-row output {
    color: var(--muted);
    font-variant-numeric: tabular-nums;
  }
  .note {
    padding: 8px 10px;
    max-width: 280px;
    white-space: normal;
  }
  .note p {
    margin: 0 0 6px;
  }
  .note p:last-child {
    margin: 0;
  }
`;var Ns=w`
  .empty {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 12px;
    padding: 16px;
    overflow: auto;
  }
  .empty-icon .icon {
    width: 40px;
    height: 40px;
    stroke-width: 1;
    color: var(--muted);
  }
  .empty-title {
    margin: 0;
    font-size: 18px;
    font-weight: 600;
    text-align: center;
  }
  .empty > .button {
    height: 36px;
    padding: 0 24px;
  }
  .examples {
    display: flex;
    justify-content: center;
    gap: 12px;
    margin-top: 20px;
  }
  .example {
    display: flex;
    flex-direction: column;
    gap: 6px;
    width: 144px;
    min-width: 0;
    padding: 0;
    border: 0;
    border-radius: var(--radius);
    background: none;
    color: var(--muted);
    font-size: 12px;
    cursor: pointer;
  }
  .example-picture {
    position: relative;
    display: block;
    aspect-ratio: 4 / 3;
    border-radius: var(--radius);
    overflow: hidden;
    box-shadow: 0 0 0 1px var(--line);
  }
  .example:hover .example-picture {
    box-shadow: 0 0 0 2px var(--accent);
  }
  .example:hover {
    color: var(--text);
  }
  .example img {
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .example i {
    position: absolute;
    right: 6px;
    bottom: 6px;
    display: grid;
    padding: 3px;
    border-radius: 6px;
    background: rgba(0, 0, 0, 0.6);
    color: #ffffff;
  }
  .example i .icon {
    width: 14px;
    height: 14px;
  }

  .busy {
    position: absolute;
    z-index: 5;
    inset: 0 0 auto 0;
    height: 3px;
    overflow: hidden;
    visibility: hidden;
    background: color-mix(in srgb, var(--accent) 25%, transparent);
  }
  .busy[data-on] {
    visibility: visible;
  }
  .busy::after {
    content: "";
    position: absolute;
    inset: 0;
    width: 35%;
    background: var(--accent);
    animation: slide 1.1s ease-in-out infinite;
  }
  @keyframes slide {
    from {
      transform: translateX(-100%);
    }
    to {
      transform: translateX(290%);
    }
  }

  .opening,
  .toast {
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--raised);
    box-shadow: var(--shadow);
  }
  .opening {
    position: absolute;
    left: 50%;
    bottom: 24px;
    display: flex;
    align-items: center;
    gap: 12px;
    max-width: calc(100% - 24px);
    padding: 7px 8px 7px 14px;
    transform: translateX(-50%);
  }
  .toasts {
    position: absolute;
    z-index: 10;
    top: 12px;
    left: 12px;
    right: 12px;
    display: flex;
    justify-content: center;
    pointer-events: none;
  }
  .toast {
    display: flex;
    align-items: flex-start;
    gap: 10px;
    max-width: 520px;
    padding: 8px 8px 8px 14px;
    border-color: color-mix(in srgb, var(--danger) 45%, var(--line));
    background: linear-gradient(var(--danger-soft), var(--danger-soft)), var(--raised);
    pointer-events: auto;
  }
  .toast > .icon {
    margin-top: 6px;
    color: var(--danger);
  }
  .toast-words {
    display: flex;
    min-width: 0;
    flex-direction: column;
    align-items: flex-start;
    gap: 2px;
    padding: 5px 0;
    overflow-wrap: anywhere;
  }
  .toast-words b,
  .toast-words span {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
  }
  .toast-words b {
    font-weight: 600;
  }
  .toast-words .button {
    display: block;
    max-width: 100%;
    margin-top: 6px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .dropping {
    position: absolute;
    z-index: 8;
    inset: 8px;
    display: grid;
    place-items: center;
    border: 2px dashed var(--accent);
    border-radius: 10px;
    background: color-mix(in srgb, var(--page) 82%, transparent);
    font-size: 18px;
    font-weight: 600;
    pointer-events: none;
  }

  .sheet {
    max-width: min(720px, calc(100vw - 32px));
    max-height: calc(100vh - 48px);
    padding: 0;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--raised);
    color: var(--text);
    box-shadow: var(--shadow);
  }
  .sheet::backdrop {
    background: rgba(10, 10, 16, 0.4);
  }
  .sheet-body {
    padding: 12px 12px 20px 20px;
  }
  .sheet .card-head {
    padding: 0;
  }
  .sheet h2 {
    font-size: 16px;
  }
  dl {
    columns: 2 280px;
    column-gap: 32px;
    margin: 8px 8px 0 0;
  }
  dl > div {
    display: grid;
    grid-template-columns: 112px 1fr;
    gap: 8px;
    padding: 4px 0;
    break-inside: avoid;
  }
  dt,
  dd {
    margin: 0;
    font-size: 13px;
  }
  kbd {
    display: inline-block;
    margin: 0 2px 2px 0;
    padding: 0 6px;
    border: 1px solid var(--line);
    border-radius: 5px;
    background: var(--ground);
    font: 500 12px/18px var(--font);
    white-space: nowrap;
  }

  .prose {
    padding-right: 8px;
    font-size: 13px;
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  .prose h1 {
    margin: 4px 0 8px;
    font-size: 18px;
  }
  .prose h2 {
    margin: 20px 0 6px;
    font-size: 14px;
  }
  .prose p,
  .prose ul {
    margin: 0 0 8px;
  }
  .prose ul {
    padding-left: 20px;
  }
  .prose code {
    font-size: 12px;
  }
  .prose table {
    display: block;
    margin: 8px 0;
    overflow-x: auto;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
    overflow-wrap: normal;
  }
  .prose th,
  .prose td {
    padding: 4px 10px 4px 0;
    border-bottom: 1px solid var(--line);
    text-align: left;
    vertical-align: top;
  }

  @container app (max-width: 559px) {
    .examples {
      gap: 8px;
      width: 100%;
    }
    .example {
      flex: 1 1 0;
    }
    .toast {
      width: 100%;
    }
  }
`;var Is=w`
  .card {
    padding: 8px;
  }
  .card + .card,
  .card + .quiet-button {
    border-top: 1px solid var(--line);
  }
  .card-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-height: 32px;
    padding-left: 6px;
  }
  h2 {
    margin: 0;
    font-size: 13px;
    font-weight: 600;
  }
  .card > .quiet {
    margin: 2px 6px 8px;
    font-size: 13px;
  }
  .quiet-button {
    justify-content: flex-start;
    height: 40px;
    padding: 0 14px;
    border-radius: 0;
    color: var(--accent);
  }

  .objects {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .object {
    display: flex;
    align-items: center;
    height: 36px;
    padding: 0 2px 0 6px;
    border-radius: var(--radius);
  }
  .object:hover {
    background: var(--hover);
  }
  .object[data-selected] {
    background: var(--accent-soft);
  }
  .object .icon-button {
    width: 28px;
    height: 28px;
  }
  .object .icon {
    width: 18px;
    height: 18px;
  }
  @media (hover: hover) {
    .object [data-test$="-delete"]:not(:focus-visible) {
      opacity: 0;
    }
  }
  .object:hover [data-test$="-delete"],
  .object[data-selected] [data-test$="-delete"] {
    opacity: 1;
  }
  .swatch {
    position: relative;
    width: 16px;
    height: 16px;
    flex: none;
    border-radius: 5px;
    background: var(--color);
    box-shadow: inset 0 0 0 1px rgba(0, 0, 0, 0.25);
    cursor: pointer;
  }
  .swatch:focus-within {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .swatch input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .object-name {
    flex: 1;
    min-width: 0;
    height: 100%;
    padding: 0 8px 0 10px;
    border: 0;
    background: none;
    text-align: left;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    cursor: pointer;
  }
  .object[data-selected] .object-name {
    font-weight: 600;
  }
  .object[data-hidden] .object-name {
    color: var(--muted);
  }
  .object-name-field {
    flex: 1;
    min-width: 0;
    height: 28px;
    margin: 0 4px;
    padding: 0 6px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--page);
  }

  .candidates {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 6px;
    max-width: 360px;
    padding: 0 6px 6px;
  }
  .candidate {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 3px;
    padding: 3px;
    border: 0;
    border-radius: var(--radius);
    background: none;
    box-shadow: inset 0 0 0 1px var(--line);
    color: var(--muted);
    font-size: 12px;
    cursor: pointer;
  }
  .candidate:hover {
    background: var(--hover);
  }
  .candidate[aria-pressed="true"] {
    box-shadow: inset 0 0 0 2px var(--accent);
    color: var(--text);
    font-weight: 600;
  }
  .candidate-picture {
    display: block;
    width: 100%;
    border-radius: 5px;
    background: var(--stage);
  }
`;var Fs=w`
  .transport {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    padding: 6px 8px 0;
  }
  .counter {
    color: var(--muted);
  }
  .counter b {
    color: var(--text);
    font-weight: 600;
  }
  .counter .time {
    margin-left: 12px;
  }
  .tracking {
    display: flex;
    flex: 1 1 240px;
    align-items: center;
    justify-content: flex-end;
    gap: 10px;
    min-width: 0;
  }
  .tracking progress {
    flex: 0 1 120px;
    min-width: 32px;
  }
  .exporting {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .tracks {
    --label: 104px;
    padding: 2px 12px 8px;
  }
  .track-row {
    display: grid;
    grid-template-columns: var(--label) minmax(0, 1fr);
    align-items: center;
  }
  .lanes {
    position: relative;
  }
  .strips {
    /* Room for two at once: the picture must not shrink with the first click. */
    min-height: 44px;
    max-height: 88px;
    overflow-y: auto;
  }
  .track-label {
    display: flex;
    align-items: center;
    gap: 8px;
    min-width: 0;
    height: 22px;
    padding: 0 8px 0 2px;
    border: 0;
    background: none;
    color: var(--muted);
    font-size: 12px;
    cursor: pointer;
  }
  .track-label span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .track-row[data-selected] .track-label {
    color: var(--text);
    font-weight: 600;
  }
  .dot {
    width: 8px;
    height: 8px;
    flex: none;
    border-radius: 3px;
    background: var(--color);
  }
  .strip {
    display: block;
    width: 100%;
    height: 22px;
    cursor: pointer;
    touch-action: none;
  }
  .playhead-lane {
    position: absolute;
    inset: 0 0 0 var(--label);
    pointer-events: none;
  }
  .playhead {
    position: absolute;
    top: 0;
    bottom: 0;
    left: calc(8px + (100% - 16px) * var(--at));
    width: 1px;
    background: var(--text);
  }

  @container app (max-width: 559px) {
    .tracks {
      --label: 20px;
    }
    .track-label span {
      display: none;
    }
    .counter .time {
      display: none;
    }
    .tracking {
      flex-basis: 100%;
    }
    .tracking progress {
      flex: 1;
    }
    .exporting progress,
    .toolbar:has(.exporting) .group:has([data-test="settings"]) {
      display: none;
    }
  }
`;var Vs=w`
  :host {
    display: block;
    width: 100%;
    text-align: left;
  }

  .app {
    --page: #ffffff;
    --ground: #f4f4f6;
    --stage: #e9e9ee;
    --raised: #ffffff;
    --segment: #ffffff;
    --line: #dddde4;
    --line-strong: #8b8b99;
    --text: #1c1c22;
    --muted: #5c5c69;
    --hover: rgba(28, 28, 34, 0.06);
    --pressed: rgba(28, 28, 34, 0.1);
    --accent: #2f55d4;
    --accent-hover: #2747b4;
    --accent-ink: #ffffff;
    --accent-soft: #e8edfd;
    --danger: #b3261e;
    --danger-soft: #fdecea;
    --warning: #8a5300;
    --shadow: 0 1px 2px rgba(16, 16, 24, 0.08), 0 8px 24px rgba(16, 16, 24, 0.14);
    --radius: 8px;
    --font: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
    color-scheme: light;
  }

  .app[data-theme="dark"] {
    --page: #17171b;
    --ground: #1d1d22;
    --stage: #0f0f12;
    --raised: #24242a;
    --segment: #44444f;
    --line: #33333b;
    --line-strong: #767685;
    --text: #ededf2;
    --muted: #a4a4b1;
    --hover: rgba(255, 255, 255, 0.07);
    --pressed: rgba(255, 255, 255, 0.12);
    --accent: #8fa8ff;
    --accent-hover: #a9bcff;
    --accent-ink: #10142a;
    --accent-soft: #262f52;
    --danger: #ff9d94;
    --danger-soft: #3a1f1d;
    --warning: #f2b95c;
    --shadow: 0 1px 2px rgba(0, 0, 0, 0.5), 0 8px 24px rgba(0, 0, 0, 0.5);
    color-scheme: dark;
  }
`;var Ks=[Vs,Us,zs,Ds,Bs,Is,Fs,Ns];function Ws(s,t,e){if(t!=="auto")return e(t),()=>{};let o=matchMedia("(prefers-color-scheme: dark)"),n=()=>e(sn(s)??(o.matches?"dark":"light")),i=new MutationObserver(n),r=["class","theme","data-theme","data-jp-theme-light","data-vscode-theme-kind"];for(let a of[...qs(s),document.body,document.documentElement])i.observe(a,{attributes:!0,attributeFilter:r});return o.addEventListener("change",n),n(),()=>{i.disconnect(),o.removeEventListener("change",n)}}function sn(s){for(let t of[...qs(s),document.body,document.documentElement]){let{classList:e,dataset:o}=t;if(e.contains("dark")||e.contains("vscode-dark"))return"dark";if(o.jpThemeLight)return o.jpThemeLight==="false"?"dark":"light";let n=o.theme??t.getAttribute("theme");if(n==="dark"||n==="light")return n}return document.querySelector("gradio-app, .gradio-container")?"light":null}function*qs(s){for(let t=s.parentNode;t;t=t.parentNode??t.host??null)t instanceof Element&&(yield t)}function Gs(s,t,e){let o=new AbortController,{signal:n}=o,i=0,r=l=>l.dataTransfer?.types.includes("Files")??!1,a=l=>{i=Math.max(0,i+l),e(i>0)};return s.addEventListener("dragenter",l=>r(l)&&a(1),{signal:n}),s.addEventListener("dragleave",l=>r(l)&&a(-1),{signal:n}),s.addEventListener("dragover",l=>r(l)&&l.preventDefault(),{signal:n}),s.addEventListener("drop",l=>{a(-i);let[c,...p]=l.dataTransfer?.files??[];c&&(l.preventDefault(),l.stopPropagation(),t(c,p.length))},{signal:n}),document.addEventListener("paste",l=>{let[c,...p]=l.clipboardData?.files??[];!c||!on(s,l)||(l.preventDefault(),t(c,p.length))},{signal:n}),()=>o.abort()}function on(s,t){return t.composedPath().includes(s)?!0:(document.activeElement===null||document.activeElement===document.body)&&document.querySelectorAll(s.localName).length===1}var nn=300,St=class extends _{static styles=Ks;static properties={menu:{state:!0},renaming:{state:!0},shade:{state:!0},dropping:{state:!0}};session;theme="auto";stage=null;#t=null;#e=[];#s=0;#n=1/0;#o=null;constructor(){super(),this.menu="",this.renaming=0,this.shade="light",this.dropping=!1}get ui(){return this.session.ui}get stats(){return this.session.core.stats}get idle(){let{core:t}=this.session;return t.inFlight===0&&this.ui.pending.length===0&&!this.isUpdatePending&&(this.stage?.settled??!1)}connectedCallback(){super.connectedCallback(),this.setAttribute("data-lm-suppress-shortcuts","true");let t=new AbortController,{signal:e}=t;window.addEventListener("resize",()=>this.#l(),{signal:e});for(let o of["keydown","keyup"])document.addEventListener(o,this.#u,{signal:e});this.#e=[()=>t.abort(),this.session.core.store.subscribe(()=>this.requestUpdate()),Ws(this,this.theme,o=>this.shade=o),Gs(this,this.#p,o=>this.dropping=o)],this.hasUpdated&&this.#i()}disconnectedCallback(){super.disconnectedCallback();for(let t of this.#e)t();this.#t?.dispose(),this.stage?.dispose(),this.stage=null}render(){let{ui:t}=this,e=t.state.medium!==null,o=t.busy||t.opening!==null;return h`<div
      class="app"
      role="region"
      aria-label="EdgeTAM"
      data-theme=${this.shade}
      data-phase=${t.phase}
      ?data-open=${e}
      aria-busy=${String(o)}
      @keydown=${this.#m}
      @keyup=${this.#f}
      @pointerdown=${this.#c}
      @focusout=${this.#d}
    >
      <div class="frame">
        ${Ss(this)}
        <div class="stage-frame">
          <div
            class="stage"
            data-test="canvas"
            data-tool=${t.tool}
            tabindex=${e?0:-1}
            role="application"
            aria-label="The picture. Click to add to the selected object, right click to subtract. P points with the arrow keys."
          >
            <canvas class="layer-picture"></canvas><canvas class="layer-overlay"></canvas>
          </div>
          <div class="busy" ?data-on=${o}></div>
          ${e?m:ds(this)} ${Ps(this)} ${Es(this)}
          ${this.dropping?h`<div class="dropping" data-test="dropping"><span>Drop to open</span></div>`:""}
        </div>
        ${$s(this)}
        ${e?h`<aside class="panel">${bs(this)} ${as(this)}</aside>`:""}
        ${vs(this)}
      </div>
      <div class="unseen" aria-live="polite" data-test="announcement">${t.announcement}</div>
      <input class="unseen" type="file" tabindex="-1" aria-hidden="true" data-test="file-input" accept=${t.accept} @change=${this.#h} />
      ${ps(()=>this.#r("keys").close())} ${cs(t.card,()=>this.#r("card").close())}
    </div>`}firstUpdated(){this.#i(),this.session.connect()}#i(){this.#n=Ge(this);let t=this.#a(".stage"),e=n=>this.#a(`.layer-${n}`);this.#l();let o={picture:e("picture"),overlay:e("overlay")};this.stage=new Pt(this.session.core,t,o,()=>this.requestUpdate()),t.addEventListener("edgetam-drawn",()=>{ne(this,this.renderRoot)}),this.#t=Ne(t,this.stage,this.session,()=>this.matches(":focus-within"))}willUpdate(){this.#o=this.renderRoot.activeElement}updated(t){this.#o&&(!this.#o.isConnected||this.#o.matches(":disabled"))&&this.#a(".stage").focus({preventScroll:!0}),this.#l(),Ms(this,this.renderRoot),this.stage?.settled&&ne(this,this.renderRoot),As(this.renderRoot),t.has("renaming")&&this.renaming&&this.#a(".object-name-field").select(),t.has("menu")&&this.menu&&Ze(this.#a(".menu"),this)}toggleMenu(t){this.menu=this.menu===t?"":t}closeMenu(){this.menu&&this.renderRoot.querySelector(`[data-test="${this.menu}"]`)?.focus(),this.menu=""}chooseFile(){let t=this.#a('[data-test="file-input"]');t.value="",t.click()}showKeys(){this.#r("keys").showModal()}async showCard(){this.closeMenu(),await this.session.readCard()&&this.#r("card").showModal()}togglePointing(){let t=this.ui.state.medium;!this.stage||!t||(this.stage.setCrosshair(this.stage.crosshair?null:[t.width/2,t.height/2]),this.#a(".stage").focus())}escape(){if(this.menu)this.closeMenu();else{if(this.#t?.cancel())return;this.stage?.crosshair?this.stage.setCrosshair(null):this.session.tracking.running?this.session.tracking.cancel():this.session.core.dismiss()}}#r(t){return this.#a(`.sheet[data-test="${t}"]`)}#a(t){return this.renderRoot.querySelector(t)}#l(){let t=this.renderRoot.querySelector(".stage-frame");if(!t)return;let e=r=>this.renderRoot.querySelector(r)?.offsetHeight??0,o=e(".toolbar")+e(".timeline")+e(".status"),{kind:n}=this.session.host,i=n==="anywidget"?this.#n:1/0;t.style.height=`${qe(t.clientWidth,this.ui.state.medium,o,n,i)}px`}#p=async(t,e)=>{await this.session.open(t),e&&!this.ui.problem&&this.session.core.store.update({problem:{message:`One file at a time: only ${t.name} was opened.`,hint:"",action:null}})};#h=t=>{let e=t.target.files?.[0];e&&this.session.open(e)};#c=t=>{t.composedPath().some(o=>o instanceof Element&&o.matches(".menu-anchor"))||(this.menu="")};#d=()=>{this.#t&&(this.#t.space=!1)};#u=t=>{t.target!==document.body||this.session.host.kind!=="gradio"||(t.type==="keydown"?this.#m(t):this.#f(t))};#m=t=>{let e=t.composedPath()[0];if(this.renderRoot.querySelector("dialog[open]"))return;if(e.closest('[role="menu"]')&&Ye(e,t.key))return t.preventDefault();let o=e.matches("input:not([type=range]):not([type=checkbox])"),n=e.matches("[type=range]")&&/^(Arrow|Home|End|Page)/.test(t.key);if(o&&t.key!=="Escape"||n&&!t.shiftKey)return;let i=e.matches("button, input");if(t.key===" "&&!i)t.repeat||(this.#s=t.timeStamp),this.#t&&(this.#t.space=!0);else{if(i&&t.key==="Enter")return;if(!We(this,t)&&!Ke(this,t))return}t.preventDefault(),t.stopPropagation()};#f=t=>{t.key!==" "||!this.#s||(this.#t&&(this.#t.space=!1),t.timeStamp-this.#s<nn&&this.session.player.toggle(),this.#s=0)}};var $=class extends Error{constructor(e,o,n=""){super(o);this.code=e;this.hint=n;this.name="HostError"}code;hint};function N(s="The server does not answer."){return new $("network",s,"Check the connection, then try again.")}function q(s){let t=s.meta.error;if(t)throw new $(t.code,t.message,t.hint);return s}function Tt(s){return s.meta.end===!0}function A(s){return s instanceof Error&&s.name==="AbortError"}var rn=12e4,Zs=1<<20;function le(s){return new ae(s)}var ae=class{constructor(t){this.model=t;t.on("msg:custom",this.#a)}model;kind="anywidget";token="new";#t=new Map;#e=new Set;#s=new Set;#n=0;#o=crypto.getRandomValues(new Uint32Array(2)).join("-");call(t,e={},o=[],n={}){return this.#r({type:"call",op:t,meta:e},o,void 0,n)}async stream(t,e,o,n,i={}){if(o.length===0)return this.#r({type:"stream",op:t,meta:e},[],n,i);let r=await this.#i(o[0],e,i);return this.#r({type:"stream",op:t,meta:{...e,upload:r}},[],n,i)}async#i(t,e,o){let n=`${this.#o}-${++this.#n}`,i=t instanceof Uint8Array?t.byteLength:t.size;for(let r=0;r<i||r===0;r+=Zs){let a=t.slice(r,r+Zs);await this.#r({type:"chunk",upload:n,meta:{...e,offset:r}},[a],void 0,o)}return n}onPush(t){return this.#e.add(t),()=>this.#e.delete(t)}dispose(){this.model.off("msg:custom",this.#a);for(let t of this.#t.values())t.reject(new DOMException("The view is gone.","AbortError"));this.#t.clear()}async#r(t,e,o,{signal:n}){let i=await Promise.all(e.map(an)),r=`${this.#o}-${++this.#n}`;return new Promise((a,l)=>{let c,p=()=>{clearTimeout(c),n?.removeEventListener("abort",f),this.#t.delete(r)},d=u=>{p(),l(u)},f=()=>{this.model.send({id:r,type:"cancel",...t.upload?{upload:t.upload}:{}}),d(new DOMException("Stopped.","AbortError"))};if(n?.aborted)return l(new DOMException("Stopped.","AbortError"));n?.addEventListener("abort",f,{once:!0}),t.type!=="stream"&&(c=setTimeout(()=>{this.#s.add(r),d(N("The notebook's kernel does not answer."))},rn)),this.#t.set(r,{resolve:u=>{p(),a(u)},reject:d,onPart:o});try{this.model.send({id:r,...t},void 0,i)}catch{d(N("The notebook's kernel is not connected."))}})}#a=(t,e=[])=>{let o={meta:t.meta,buffers:e.map(i=>new Uint8Array(i.buffer,i.byteOffset,i.byteLength))},n=this.#t.get(t.id??"");if(!n){let i=this.#s.delete(t.id??""),r=t.id?.startsWith(`${this.#o}-`);if(t.meta.push&&(!r||i||t.meta.end))for(let a of this.#e)a(o);return}try{q(o)}catch(i){return n.reject(i)}n.onPart&&!Tt(o)?n.onPart(o):n.resolve(o)}};async function an(s){return s instanceof Uint8Array?s:new Uint8Array(await s.arrayBuffer())}var ln="edgetam-still";var Ys=new Set;function Xs(s,t){let e,o=!1,n=()=>{let c=Number(s.get("frame"));t.ui.state.medium&&c!==t.ui.frame&&t.seek(c)},i=()=>{let c=Number(s.get("selected"));t.ui.state.objects.some(({id:d})=>d===c)&&c!==t.ui.selected&&t.select(c)},r=()=>{clearTimeout(e);let{frame:c,selected:p,state:d,playing:f}=t.ui,u=f||t.tracking.following,g=Object.entries({...u?{}:{frame:c},selected:p,revision:d.revision});g.every(([y,x])=>x===s.get(y))||(e=setTimeout(()=>{for(let[y,x]of g)s.set(y,x);s.save_changes()},50))},a=()=>{t.ui.phase==="ready"&&(!o&&t.ui.state.medium&&(o=!0,(s.get("frame")||Ys.has(s.get("still_id")))&&n(),Ys.add(s.get("still_id")),i()),r())},l=t.core.store.subscribe(a);return s.on("change:frame",n),s.on("change:selected",i),()=>{clearTimeout(e),l(),s.off("change:frame",n),s.off("change:selected",i)}}function Js(s,t){let e=document.createElement("style");e.textContent=`.${ln}[data-widget="${CSS.escape(String(s.get("still_id")))}"]{display:none!important}`;let o=t.core.store.subscribe(()=>{t.ui.phase==="ready"&&!e.isConnected&&document.head.append(e)});return()=>{o(),e.remove()}}var I=class{constructor(t,e=()=>{}){this.limit=t;this.onEvict=e}limit;onEvict;#t=new Map;#e=0;get weight(){return this.#e}has(t){return this.#t.has(t)}get(t){let e=this.#t.get(t);if(e)return this.#t.delete(t),this.#t.set(t,e),e.value}set(t,e,o){this.delete(t),this.#t.set(t,{value:e,weight:o}),this.#e+=o;for(let n of this.#t.keys()){if(this.#e<=this.limit||n===t)break;this.delete(n)}}delete(t){let e=this.#t.get(t);e&&(this.#t.delete(t),this.#e-=e.weight,this.onEvict(e.value))}clear(){for(let t of[...this.#t.keys()])this.delete(t)}};function Qs(s,t){let e=new de,o=new ce(s,t),n=[],i=[];for(let r=0;;r++){let a=o.next();if(a.length===0&&n.length===0){if(o.done)break;continue}let l=new Array(a.length),c=-1,p=0,d=0;for(;p<n.length||d<a.length;){let f=p<n.length?n[p]:1/0,u=d<a.length?a[d]:1/0;if(f<u){let g=e.add(r,f);e.link(g,i[p++]),c=e.turn(g,c)}else if(u<f){let g=e.add(r,u);l[d++]=g,c=e.turn(g,c)}else if(c<0)l[d++]=i[p++];else{let g=e.add(r,f),y=e.add(r,f);e.link(g,c);let x=(p&1)===1;e.link(x?g:y,i[p++]),l[d++]=x?y:g,c=y}}n=a,i=l}return e.loops()}function to(s){if(s.length===0)return null;let t={x0:1/0,y0:1/0,x1:-1/0,y1:-1/0};for(let e of s)for(let o=0;o<e.length;o+=2){let n=e[o],i=e[o+1];n<t.x0&&(t.x0=n),n>t.x1&&(t.x1=n),i<t.y0&&(t.y0=i),i>t.y1&&(t.y1=i)}return t}function eo(s){let t=s.length/2,e=[],[o,n]=[s[2*t-2],s[2*t-1]];for(let i=0;i<t;i++){let r=s[2*i],a=s[2*i+1],l=Math.sign(r-o),c=Math.sign(a-n);e.push(o+l/2,n+c/2),Math.abs(r-o)+Math.abs(a-n)>1&&e.push(r-l/2,a-c/2),o=r,n=a}return Float32Array.from(e)}function so(s,t){let e=s.length/2;if(e<5)return s;let o=0,n=0;for(let a=1;a<e;a++){let l=Math.hypot(s[2*a]-s[0],s[2*a+1]-s[1]);l>n&&([n,o]=[l,a])}let i=new Uint8Array(e);i[0]=i[o]=1;let r=[0,o,o,e];for(;r.length>0;){let a=r.pop(),l=r.pop(),c=cn(s,l,a,t);c<0||(i[c]=1,r.push(l,c,c,a))}return s.filter((a,l)=>i[l>>1])}function cn(s,t,e,o){let n=s[2*t],i=s[2*t+1],r=2*e%s.length,a=s[r]-n,l=s[r+1]-i,c=Math.hypot(a,l)||1,p=o*c,d=-1;for(let f=t+1;f<e;f++){let u=Math.abs((s[2*f]-n)*l-(s[2*f+1]-i)*a);u>p&&([p,d]=[u,f])}return d}var ce=class{constructor(t,e){this.counts=t;this.height=e}counts;height;#t=0;#e=0;#s=0;get done(){return this.#t>=this.counts.length}next(){let t=[],e=this.#s++*this.height,o=e+this.height;for(;!this.done;){let n=this.#e+this.counts[this.#t];if(this.#t&1&&n>e&&this.#e<n){let i=Math.max(this.#e,e)-e,r=Math.min(n,o)-e;i<r&&t.push(i,r)}if(n>o)break;this.#e=n,this.#t++}return t}},de=class{#t=[];#e=[];#s=[];#n=[];add(t,e){return this.#s.push(-1),this.#n.push(-1),this.#e.push(e),this.#t.push(t)-1}link(t,e){this.#o(t,e),this.#o(e,t)}turn(t,e){return e<0?t:(this.link(t,e),-1)}#o(t,e){this.#s[t]===-1?this.#s[t]=e:this.#n[t]=e}loops(){let t=new Uint8Array(this.#t.length),e=[];for(let o=0;o<t.length;o++){if(t[o])continue;let n=[],i=o;for(;!t[i];){t[i]=1,n.push(this.#t[i],this.#e[i]);let r=this.#s[i];i=t[r]?this.#n[i]:r}e.push(Float32Array.from(n))}return e}};function oo(s){let t=new Uint32Array(s.length),e=0;for(let o=0;o<s.length;){let n=0,i=0,r;do{if(o>=s.length)throw new RangeError("The run lengths are cut short.");r=s[o++]-48,n|=(r&31)<<i,i+=5}while(r&32);r&16&&i<32&&(n|=-1<<i),t[e]=e>2?n+t[e-2]:n,e++}return t.subarray(0,e)}var dn=.5,pe=class{bounds;#t;#e;#s;constructor(t,e){this.#t=Qs(oo(t),e),this.bounds=to(this.#t)}get smooth(){return this.#e??=no(this.#t.map(t=>so(eo(t),dn)))}get exact(){return this.#s??=no(this.#t)}};function no(s){let t=new Path2D;for(let e of s){t.moveTo(e[0],e[1]);for(let o=2;o<e.length;o+=2)t.lineTo(e[o],e[o+1]);t.closePath()}return t}function G(s,t){let e=o=>t[o]??new Uint8Array;return s.map(o=>({data:o,counts:e(o.buffer),candidates:o.candidates.map(n=>({score:n.score,counts:e(n.buffer)}))}))}var pn=64<<20,hn=192,_t=class{#t=new I(pn);#e=new I(hn);#s=0;#n=0;get now(){return this.#s}get(t,e){return this.#t.get(t)?.get(e)?.mask}put(t,e=this.#s){if(e<this.#n)return;let{frame:o,object:n}=t.data,i=this.#t.get(o)??new Map,r=i.get(n);if(r&&r.stamp>e)return;i.set(n,{mask:t,stamp:++this.#s});let a=0;for(let l of i.values())a+=un(l.mask);this.#t.set(o,i,a)}clear(){this.#t.clear(),this.#e.clear(),this.#n=++this.#s}shape(t,e){let o=this.#e.get(t);return o||(o=new pe(t,e),this.#e.set(t,o,1)),o}};function un(s){return s.candidates.reduce((t,e)=>t+e.counts.length,s.counts.length)+200}var mn=200<<20,fn=150,Ct=class{constructor(t){this.host=t}host;store=new vt;masks=new _t;pictures=new I(mn,t=>t.close());stats={clicks:[],framesDrawn:0,requests:0};undrawn=[];inFlight=0;latest=-1;startAgain=()=>{};show=()=>{};redraw=()=>{};#t=0;#e;get ui(){return this.store.ui}accept(t){let e=t.session===this.ui.state.session;return e?this.store.update({...ts(this.ui,t),...this.ui.propagation?{}:{live:new Map}}):this.show(t),e}async call(t,e={},o=[],n={}){return this.#o(this.quietly(t,e,o,n))}async quietly(t,e={},o=[],n={}){return this.#n(this.host.call(t,e,o,n))}async stream(t,e,o,n,i={}){return this.#n(this.host.stream(t,e,o,n,i))}fail(t,e=null){A(t)||(t instanceof $||console.error(t),this.store.update({problem:this.#s(t,e)}))}dismiss(){this.store.update({problem:null})}act(){let t=this.ui.problem?.action;this.dismiss(),t?.run()}#s(t,e){let{code:o,message:n,hint:i}=t instanceof $?t:new $("page","Something went wrong in the page.",String(t));return o==="session"?{message:n,hint:i,action:{label:"Start again",run:this.startAgain}}:{message:n,hint:i,action:o==="network"&&e?{label:"Try again",run:e}:null}}async#n(t){this.stats.requests++,this.inFlight++;try{return await t}finally{this.inFlight--}}async#o(t){this.#t++===0&&(this.#e=setTimeout(()=>this.store.update({busy:!0}),fn));try{return await t}finally{--this.#t===0&&(clearTimeout(this.#e),this.ui.busy&&this.store.update({busy:!1}))}}};var Lt=class{#t=[];#e=null;add(t){this.#t.push(t),this.run()}async run(){return this.#t.length===0?!0:this.#e??=Promise.resolve().then(()=>this.#s())}async#s(){for(let t=this.#t[0];t;t=this.#t[0]){let e=await t();if(this.#t[0]===t){if(!e)break;this.#t.shift()}}return this.#e=null,this.#t.length===0}clear(){this.#t=[]}};var io=()=>crypto.getRandomValues(new Uint32Array(4)).join("-"),jt=class{constructor(t,e,o){this.core=t;this.loader=e;this.goTo=o}core;loader;goTo;#t=new Lt;#e=0;#s=0;clear(){this.#t.clear(),this.#s=0,this.core.store.update({pending:[]})}prompt({points:t=[],labels:e=[],box:o}){let{ui:n,store:i}=this.core,r={id:++this.#e,object:this.#s?0:xt(n),frame:n.frame,points:t,labels:e,box:o??null,since:performance.now(),request:io()};i.update({pending:[...n.pending,r],selected:r.object||n.selected,problem:null}),M(n,r.object)?.visible===!1&&this.change(r.object,{visible:!0}),this.#o("prompt",()=>({object:r.object||xt({...this.core.ui,pending:[]}),frame:r.frame,...t.length?{points:t,labels:e}:{},...o?{box:o}:{}}),{clicked:r.since,request:r.request,done:()=>this.#n(r)})}#n(t){this.core.store.update({pending:this.core.ui.pending.filter(e=>e!==t)})}addObject(){let{ui:t,store:e}=this.core,o=t.state.objects.find(n=>se(n)&&!t.pending.some(i=>i.object===n.id));if(o)return e.update({selected:o.id});if(this.#s)return void this.settled();this.#s++,this.#o("add_object",()=>({}),{done:()=>this.#s=Math.max(0,this.#s-1)})}choose(t){let{ui:e,masks:o}=this.core,n=o.get(e.frame,e.selected),i=n?.candidates[t];if(!n||!i||n.data.chosen===t)return;let{frame:r,selected:a}=e;o.put({...n,counts:i.counts,data:{...n.data,chosen:t,score:i.score}}),this.core.redraw(),this.core.store.update({}),this.#o("choose",()=>({object:a,frame:r,index:t}))}candidates(){let{frame:t,selected:e}=this.core.ui;this.#o("candidates",()=>({object:e,frame:t}))}change(t,e){let{store:o,ui:n}=this.core,i=n.state.objects.map(r=>r.id===t?{...r,...e}:r);o.update({state:{...n.state,objects:i}}),this.#o("update_object",()=>({object:t,...e}))}remove(t){M(this.core.ui,t)&&this.#o("remove_object",()=>({object:t}))}clearFrame(t){let{frame:e}=this.core.ui;this.#o("clear_frame",()=>({object:t,frame:e}))}undo(){this.#o("undo",()=>({frame:this.core.ui.frame}))}redo(){this.#o("redo",()=>({frame:this.core.ui.frame}))}reset(){this.#o("reset",()=>({}))}settled(){return this.#t.run()}#o(t,e,o={}){let{clicked:n,done:i=()=>{},request:r=io()}=o;this.#t.add(async()=>{let a=n===void 0?null:{clicked:n,sent:performance.now(),answered:0,drawn:0,shown:0,took:null};try{let{session:l}=this.core.ui.state,c=await this.core.call(t,{request:r,session:l,...e()});i(),a&&this.#i(a,c),this.accept(c)}catch(l){let c=l instanceof $&&l.code==="network";return c||i(),A(l)?!0:(this.core.fail(l,()=>{this.#t.run()}),await this.#r(),!c)}return!0})}#i(t,{meta:e}){t.answered=performance.now(),t.took=e.took??null,this.core.undrawn.push(t)}accept({meta:t,buffers:e}){let{core:o}=this;if(t.state&&!o.accept(t.state))return;t.all&&o.masks.clear();let n=G(t.masks??[],e);for(let i of n)o.masks.put(i);o.store.update({...t.took?{took:{...t.took,encode:t.took.encode||(o.ui.took?.encode??0)}}:{},...t.object?{selected:t.object}:{},announcement:this.#a(n)}),t.frame!==void 0&&this.goTo(t.frame),this.loader.refresh(),o.redraw()}async#r(){try{let{meta:t}=await this.core.quietly("state");if(!t.state)return;this.core.accept(t.state),this.core.masks.clear(),this.loader.refresh(),this.core.redraw()}catch{}}#a(t){let{ui:e}=this.core,o=e.state.objects.length;return t.length===0?o===1?"1 object.":`${o||"No"} objects.`:t.map(({data:n})=>`Mask of ${M(e,n.object)?.name??`object ${n.object}`}: ${n.area.toLocaleString("en")} pixels.`).join(" ")}};var gn=3,bn=12,yn=4,vn=4096,Ot=class{constructor(t){this.core=t}core;#t=0;#e=1;#s=new Set;#n=new Map;#o=new Set;#i=0;want(t){t!==this.#t&&(this.#e=t>this.#t?1:-1),this.#t=t,this.#o.delete(`frame ${t}`),this.#o.delete(`masks ${t}`),this.#a()}refresh(){this.#n.clear(),this.#o.clear(),this.#a()}clear(){this.#i++,this.#s.clear(),this.#n.clear(),this.#o.clear(),this.core.latest=-1,this.core.pictures.clear(),this.core.masks.clear()}ready(t){return this.core.pictures.has(t)&&!this.#r(t)}#r(t){let{state:e,live:o}=this.core.ui;return this.#n.get(t)===e.revision?!1:e.objects.some(n=>ot(n,o,t)&&!this.core.masks.get(t,n.id))}#a(){let{medium:t}=this.core.ui.state;if(!t)return;let e=Math.floor(this.core.pictures.limit/(4*Math.min(t.width*t.height,vn**2)))-2,o=Math.min(this.core.ui.playing?bn:yn,Math.max(e,0));for(let n=0;n<=o&&this.#s.size<gn;n++){let i=this.#t+n*this.#e;if(i<0||i>=t.frames)break;this.core.pictures.has(i)||this.#l(`frame ${i}`,()=>this.#p(i)),this.#r(i)&&this.#l(`masks ${i}`,()=>this.#h(i))}}async#l(t,e){if(this.#s.has(t)||this.#o.has(t))return;this.#s.add(t);let o=this.#i;try{await e()}catch(n){if(o!==this.#i||A(n))return;this.#o.add(t),t.endsWith(` ${this.#t}`)&&this.core.fail(n,()=>this.refresh())}finally{o===this.#i&&this.#s.delete(t)}o===this.#i&&this.#a()}async#p(t){let e=this.#i,o=t===this.#t,n=o?this.core.call.bind(this.core):this.core.quietly.bind(this.core),{meta:i,buffers:r}=await n("frame",{frame:t}),a=await createImageBitmap(new Blob(r,{type:i.mime}));if(e!==this.#i)return a.close();this.core.pictures.set(t,a,a.width*a.height*4),o&&(this.core.latest=t),this.core.redraw()}async#h(t){let e=this.#i,o=this.core.masks.now,{revision:n}=this.core.ui.state,{meta:i,buffers:r}=await this.core.quietly("masks",{frame:t});if(e===this.#i){for(let a of G(i.masks,r))this.core.masks.put(a,o);this.#r(t)&&this.#n.set(t,n),this.core.store.update({})}}};var Rt=class{constructor(t,e,o){this.core=t;this.loader=e;this.goTo=o}core;loader;goTo;#t=0;#e=0;#s=0;toggle(){this.core.ui.playing?this.pause():this.play()}play(){let{medium:t}=this.core.ui.state;!t||t.frames<2||(this.core.ui.frame>=t.frames-1&&this.goTo(0),this.core.store.update({playing:!0}),this.#n(),this.#s=requestAnimationFrame(this.#o))}pause(){cancelAnimationFrame(this.#s),this.core.ui.playing&&this.core.store.update({playing:!1})}#n(){this.#t=this.core.ui.frame,this.#e=performance.now()}#o=()=>{let{ui:t}=this.core,{medium:e}=t.state;if(!t.playing||!e)return;this.#s=requestAnimationFrame(this.#o);let o=e.fps||24,n=Math.min(this.#t+Math.floor((performance.now()-this.#e)*o/1e3),e.frames-1),i=n;for(;i>t.frame&&!this.loader.ready(i);)i--;i>t.frame?this.goTo(i):n>t.frame&&(this.loader.want(t.frame+1),this.#n()),i>=e.frames-1&&this.pause()}};var ro="Propagation was cancelled. What was done is kept.",Ht=class{constructor(t,e,o,n){this.core=t;this.loader=e;this.goTo=o;this.settled=n}core;loader;goTo;settled;range=null;#t=null;#e=!1;#s=!1;get running(){return this.#t!==null||this.#e}get following(){return this.running&&this.#s}unfollow(){this.#s=!1}cancel(){let{propagation:t}=this.core.ui;if(!t||t.stopping)return;let e=this.core.quietly("cancel");if(this.#t&&t.done===0)return this.abort(),void e.catch(()=>{});this.core.store.update({propagation:{...t,stopping:!0}}),e.catch(o=>{this.core.fail(o),this.abort();let{propagation:n}=this.core.ui;n&&this.core.store.update({propagation:{...n,stopping:!1}})})}abort(){this.#t?.abort()}hear({meta:t,buffers:e}){let{core:o}=this;if(!this.#e&&!t.end&&(this.#e=!0,this.#s=!0),!t.end)return this.#o(t,e);this.#e=!1,t.state&&o.accept(t.state),this.#n()}async run(t){let{core:e}=this;if(this.running||e.ui.state.objects.length===0&&e.ui.pending.length===0)return;let o=new AbortController;this.#t=o,this.range=t,this.#s=!0;let n=!0;e.store.update({propagation:{done:0,total:0,secondsLeft:0,framesPerSecond:0,stopping:!1}});try{if(!await this.settled()||e.ui.state.objects.length===0)return;let{meta:i}=await e.stream("propagate",t,[],r=>this.#o(r.meta,r.buffers),{signal:o.signal});i.state&&e.accept(i.state),e.store.update({announcement:e.ui.propagation?.stopping?ro:"Propagation is done."})}catch(i){A(i)?e.store.update({announcement:ro}):e.fail(i,()=>{this.run(t)}),n=await this.#i(),n&&e.masks.clear()}finally{this.#t=null,this.range=null,this.#n(n)}}#n(t=!0){this.core.store.update({propagation:null,...t?{live:new Map}:{}}),this.loader.refresh(),this.core.redraw()}#o(t,e){let{core:o}=this;if(!this.#t?.signal.aborted){for(let n of G(t.masks,e)){let i=M(o.ui,n.data.object);i&&(!i.prompts[t.frame]||!o.masks.get(t.frame,n.data.object))&&o.masks.put(n)}o.store.update({live:is(o.ui.live,t.frame,t.masks),propagation:{done:t.done,total:t.total,secondsLeft:t.seconds_left,framesPerSecond:t.frames_per_second,stopping:o.ui.propagation?.stopping??!1}}),this.#s&&this.loader.ready(o.ui.frame)?this.goTo(t.frame):t.frame===o.ui.frame&&o.redraw()}}async#i(){try{let{meta:t}=await this.core.quietly("state");return this.core.accept(t.state),!0}catch{return!1}}};var ao="edgetam-token",lo="edgetam-settings",co="edgetam-place",xn=1e3,wn=2**32-1,kn={reading:"Reading the file…",encoding:"Getting it ready for clicks…"},Ut=class{constructor(t){this.host=t;this.core=new Ct(t),this.core.startAgain=()=>{this.connect(!0)},this.core.show=r=>this.#l(r),this.#t=new Ot(this.core);let e=r=>this.#c(r);this.edits=new jt(this.core,this.#t,e),this.player=new Rt(this.core,this.#t,e),this.tracking=new Ht(this.core,this.#t,e,()=>this.edits.settled()),this.core.store.update({settings:{...this.ui.settings,...ue("localStorage",lo)}}),this.#o.push(t.onPush(r=>this.#u(r)));let o=new AbortController,{signal:n}=o;window.addEventListener("pagehide",this.#h,{signal:n});let i=r=>this.host.kind==="gradio"&&this.#a&&r.preventDefault();window.addEventListener("beforeunload",i,{signal:n}),this.#o.push(()=>o.abort())}host;core;edits;player;tracking;#t;#e=null;#s=null;#n=-1;#o=[];#i;#r=!1;get ui(){return this.core.ui}dispose(){this.#r=!0,clearTimeout(this.#i),this.player.pause(),this.tracking.abort();for(let t of this.#o)t();this.host.dispose(),this.#t.clear();for(let{thumbnail:t}of this.ui.examples)URL.revokeObjectURL(t)}async connect(t=!1){let{store:e}=this.core;e.update({phase:"connecting",problem:null}),t&&(this.host.token="new");let o=t?null:ue("sessionStorage",ao);try{let{meta:n,buffers:i}=await this.core.call("hello",o?{token:o}:{});if(this.#r)return;this.host.token=n.token,he("sessionStorage",ao,n.token);let{engine:r,exports:a,accept:l}=n,c=n.examples.map((p,d)=>({example:p,thumbnail:URL.createObjectURL(new Blob([i[d]],{type:"image/jpeg"}))}));e.update({engine:r,exports:a,accept:l,examples:c}),this.#l(n.state),e.update({phase:"ready"}),r.ready||this.#d()}catch(n){e.update({phase:"lost"}),this.core.fail(n,()=>{this.connect(t)})}}async open(t,e=!1){let{core:o}=this;if(this.ui.phase==="lost"&&await this.connect(),this.ui.phase==="lost")return;if(t instanceof File&&t.size>wn)return o.fail(new $("media","The file has more than 4 GB.","Cut it, or use the command line."));if(!e&&this.#a){let a=()=>{this.open(t,!0)};return o.store.update({problem:{message:"These masks are not exported.",hint:"Export them first: the next file discards them.",action:{label:`Open ${t.name}`,run:a}}})}this.#e?.abort(),this.player.pause();let n=new AbortController;this.#e=n,o.store.update({opening:`Opening ${t.name}…`,problem:null});let[i,r]=t instanceof File?[{name:t.name},[t]]:[{example:t.example},[]];try{let a=c=>{c.meta.status&&o.store.update({opening:kn[c.meta.status]}),c.meta.status==="encoding"&&this.cancelExport()},l=await o.stream("open",i,r,a,{signal:n.signal});l.meta.state&&this.#l(l.meta.state)}catch(a){o.fail(a,()=>{this.open(t,!0)})}finally{this.#e===n&&(this.#e=null,o.store.update({opening:null}))}}get#a(){let{state:t,propagation:e}=this.ui;return(e!==null||t.revision!==this.#n)&&es(this.ui)}cancelOpening(){this.#e?.abort()}seek(t){this.tracking.unfollow(),this.player.pause();let e=this.ui.frame;this.#c(t);let{frame:o,state:n}=this.ui;o!==e&&this.core.store.update({announcement:`Frame ${o+1} of ${n.medium?.frames}.`})}prompt(t,e){if(!(e<0)){if(this.seek(e),!t.box&&!t.labels?.includes(1)&&!ns(this.ui)){let o={message:"There is nothing to subtract from yet.",hint:"Click on the object first.",action:null};return this.core.store.update({problem:o})}this.edits.prompt(t)}}select(t){let e=M(this.ui,t)?.name;this.core.store.update({selected:t,announcement:e?`${e} is selected.`:""})}set(t){let e={...this.ui.settings,...t};this.core.store.update({settings:e}),he("localStorage",lo,e),this.core.redraw()}async export(t){let{store:e}=this.core;if(this.#s)return;let o=new AbortController;this.#s=o,e.update({exporting:{format:t,done:0,total:0},problem:null});try{if(!await this.edits.settled())return;let{state:n,propagation:i}=this.ui,r=t.format!=="overlay"&&!i,a=[],l=({buffers:d})=>{a.push(new Blob(d))},c=await this.core.stream("export",{format:t.format},[],d=>{let{done:f,total:u}=d.meta;f&&u&&e.update({exporting:{format:t,done:f,total:u}}),l(d)},{signal:o.signal});l(c);let p=c.meta.name??t.format;$n(new Blob(a,{type:c.meta.mime??"application/octet-stream"}),p),r&&(this.#n=n.revision),e.update({announcement:`Saved ${p}.`})}catch(n){A(n)||this.core.fail(n,()=>{this.export(t)})}finally{this.#s=null,e.update({exporting:null})}}cancelExport(){this.#s?.abort()}async readCard(){try{return this.ui.card||this.core.store.update({card:(await this.core.call("card",{})).meta.html}),!0}catch(t){return this.core.fail(t),!1}}#l(t){this.tracking.abort(),this.edits.clear(),this.#t.clear();let e=ue("sessionStorage",co),o=e?.session===t.session?e:null;this.#n=o?.exported??-1,this.core.store.update(ss(this.ui,t));let n=Math.min(...t.objects.flatMap(r=>Object.keys(r.prompts).map(Number)));this.#c(o?.frame??(Number.isFinite(n)?n:0));let i=o?.selected??0;M(this.ui,i)&&this.core.store.update({selected:i}),o?.range&&this.#p(o.range)}#p(t){let o={message:"Reloading the page stopped the propagation.",hint:"What was done is kept.",action:{label:"Propagate again",run:()=>{this.tracking.run(t)}}};this.core.store.update({problem:o})}#h=()=>{let{state:t,frame:e,selected:o}=this.ui,n=this.host.kind==="gradio"?this.tracking.range:null,i={session:t.session,frame:e,selected:o,exported:this.#n,range:n};t.medium&&he("sessionStorage",co,i)};#c(t){let{medium:e}=this.ui.state;if(!e)return;let o=Math.min(Math.max(Math.round(t),0),e.frames-1);o!==this.ui.frame&&this.core.store.update({frame:o}),this.#t.want(o),this.core.redraw()}#d(){this.#i=setTimeout(async()=>{try{let{meta:t}=await this.core.quietly("engine");this.core.store.update({engine:t.engine})}catch{}!this.#r&&!this.ui.engine?.ready&&this.#d()},xn)}#u(t){let{meta:e}=t;if(this.ui.phase==="ready"){if(e.error)return this.core.fail(new $(e.error.code,e.error.message,e.error.hint));e.push==="propagate"?this.tracking.hear(t):e.push==="edit"?this.edits.accept(t):e.end&&e.state&&this.#l(e.state)}}};function $n(s,t){let e=document.createElement("a");e.href=URL.createObjectURL(s),e.download=t,e.click(),setTimeout(()=>URL.revokeObjectURL(e.href),6e4)}function he(s,t,e){try{window[s].setItem(t,JSON.stringify(e))}catch{}}function ue(s,t){try{return JSON.parse(window[s].getItem(t)??"null")}catch{return null}}function po(s,t=[]){let e=new TextEncoder().encode(JSON.stringify(s)),o=new Uint8Array(8+e.length+4*t.length),n=new DataView(o.buffer);return n.setUint32(0,e.length,!0),o.set(e,4),n.setUint32(4+e.length,t.length,!0),t.forEach((i,r)=>{let a=i instanceof Uint8Array?i.length:i.size;n.setUint32(8+e.length+4*r,a,!0)}),[o,...t]}function Bt(s){let t=new DataView(s.buffer,s.byteOffset,s.byteLength),e=t.getUint32(0,!0),o=t.getUint32(4+e,!0),n=8+e+4*o,i=[];for(let a=0;a<o;a++){let l=t.getUint32(8+e+4*a,!0);i.push(s.subarray(n,n+l)),n+=l}if(n!==s.length)throw new RangeError("The envelope's length does not fit its contents.");return{meta:JSON.parse(new TextDecoder().decode(s.subarray(4,4+e))),buffers:i}}var Dt=class{#t=[];#e=0;#s=-1;push(t){this.#t.push(t),this.#e+=t.length;let e=[];for(;;){if(this.#s<0){if(this.#e<4)return e;let o=this.#n(4);this.#s=new DataView(o.buffer).getUint32(0,!0)}if(this.#e<this.#s)return e;e.push(this.#n(this.#s)),this.#s=-1}}#n(t){let e=new Uint8Array(t),o=0;for(;o<t;){let n=this.#t[0],i=n.subarray(0,t-o);e.set(i,o),o+=i.length,i.length===n.length?this.#t.shift():this.#t[0]=n.subarray(i.length)}return this.#e-=t,e}};function Mn({base:s,token:t="new"}){return new me(s.replace(/\/+$/,""),t)}var me=class{constructor(t,e){this.base=t;this.token=e}base;token;kind="gradio";#t=new Set;call(t,e={},o=[],n={}){return this.#e("call",t,e,o,n,async i=>q(Bt(new Uint8Array(await i.arrayBuffer()))))}stream(t,e,o,n,i={}){return this.#e("stream",t,e,o,i,async r=>{let a=new Dt,l=r.body.getReader();for(;;){let{done:c,value:p}=await l.read();if(c)throw N("The server stopped in the middle of an answer.");for(let d of a.push(p)){let f=q(Bt(d));if(Tt(f))return f;n(f)}}})}onPush(){return()=>{}}dispose(){for(let t of this.#t)t.abort()}async#e(t,e,o,n,{signal:i},r){let a=new AbortController,l=()=>a.abort();i?.aborted&&l(),i?.addEventListener("abort",l,{once:!0}),this.#t.add(a);try{let c=await fetch(`${this.base}/${t}`,{method:"POST",body:An(po({op:e,...o},n)),headers:{"Content-Type":"application/octet-stream","X-EdgeTAM-Token":this.token},credentials:"omit",signal:a.signal});if(!c.ok)throw await En(c);return await r(c)}catch(c){throw c instanceof $||A(c)?c:N()}finally{i?.removeEventListener("abort",l),this.#t.delete(a)}}};function An(s){return s.length===1?s[0]:new Blob(s)}async function En(s){try{q(Bt(new Uint8Array(await s.arrayBuffer())))}catch(t){if(t instanceof $)return t}return s.status===413?new $("media","The file is too large for this server.","Try a smaller one."):N(`The server answered with status ${s.status}.`)}var fe="edgetam-canvas";function Pn(s,t,e={}){customElements.get(fe)||customElements.define(fe,St);let o=document.createElement(fe),n=new Ut(t);return o.session=n,o.theme=e.theme??"auto",s.replaceChildren(o),{element:o,dispose(){o.remove(),n.dispose()}}}var rl={render({model:s,el:t}){let{element:e,dispose:o}=Pn(t,le(s)),n=[Xs(s,e.session),Js(s,e.session),o];return()=>{for(let i of n)i()}}};export{le as anywidgetHost,rl as default,Mn as gradioHost,Pn as mount};
/*! Bundled license information:

@lit/reactive-element/css-tag.js:
  (**
   * @license
   * Copyright 2019 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

@lit/reactive-element/reactive-element.js:
lit-html/lit-html.js:
lit-element/lit-element.js:
lit-html/directive.js:
lit-html/directives/unsafe-html.js:
lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/is-server.js:
  (**
   * @license
   * Copyright 2022 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
