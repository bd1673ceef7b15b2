var k={name:"EdgeTAM",stage:"The image. Click to add to the selected object, right click to subtract. P points with the arrow keys.",drop:"Drop to open",oneFile:n=>`One file at a time: only ${n} was opened.`,close:"Close",cancel:"Cancel",tryAgain:"Try again",percent:n=>`${Math.round(100*n)} %`},H={noAnswer:"The server does not answer.",noAnswerHint:"Check the connection, then try again.",cutShort:"The server stopped in the middle of an answer.",status:n=>`The server answered with status ${n}.`,tooLarge:"The file is too large for this server.",tooLargeHint:"Try a smaller one.",kernelSilent:"The notebook's kernel does not answer.",kernelGone:"The notebook's kernel is not connected."};var _={unexpected:"Something went wrong in the page.",startAgain:"Start again",dismiss:"Dismiss",nothingToSubtract:"There is nothing to subtract from yet.",nothingToSubtractHint:"Click on the object first.",tooLarge:"The file has more than 4 GB.",tooLargeHint:"Cut it, or use the command line.",unsaved:"These masks are not exported.",unsavedHint:"Export them first: the next file discards them.",openAnyway:n=>`Open ${n}`,reloaded:"Reloading the page stopped the propagation.",reloadedHint:"What was done is kept.",propagateAgain:"Propagate again"},S={selected:n=>`${n} is selected.`,frame:(n,t)=>`Frame ${n} (0 to ${t}).`,propagated:"Propagation is done.",cancelled:"Propagation was cancelled. What was done is kept.",saved:n=>`Saved ${n}.`,mask:(n,t)=>`Mask of ${n}: ${t.toLocaleString("en")} pixels.`,unnamed:n=>`object ${n}`,objects:n=>n===1?"1 object.":`${n||"No"} objects.`,point:(n,t)=>`${Math.floor(n)}, ${Math.floor(t)}`,adds:"A click adds.",subtracts:"A click subtracts.",pans:"A drag moves the image."},ce={opening:n=>`Opening ${n}…`,reading:"Reading the file…",encoding:"Getting it ready for clicks…"},rt={title:"Drop an image or a video",open:"Open",lost:"Not connected.",examples:"Examples",example:n=>`Open the example ${n}`},y={label:"Tools",open:"Open",openTitle:"Open an image or a video (O)",examples:"Examples",video:"Video",image:"Image",undo:"Undo",redo:"Redo",reset:"Remove all objects",resetDetail:"Undo brings them back",foldPanel:"Fold the panel away",showPanel:"Show objects and candidates",tools:"What a click does",add:"Add to the object: click, or drag a box",subtract:"Subtract from the object: click",pan:"Move the image",zoom:"Zoom",zoomOut:"Zoom out",zoomIn:"Zoom in",zoomFit:"Whole image",settings:"More",opacity:"Mask opacity",prompts:"Show points and boxes",keys:"Mouse and keys",help:"Keys"},at={export:"Export",nothing:"Export (click on something first)",progress:n=>`Export of ${n}`,cancel:"Cancel the export"},L={label:"Objects",add:"New object",looking:"Looking…",none:"Click on something in the image.",color:"Colour",colorOf:n=>`Colour of ${n}`,select:(n,t)=>`${n}${t&&` (${t})`}. Double click to rename`,name:"Name",clear:n=>`Clear the points and boxes of ${n} here`,hide:n=>`Hide ${n}`,show:n=>`Show ${n}`,remove:n=>`Delete ${n}`},U={label:"Candidates",title:"Did you mean…?",ask:"Show alternatives",confidence:"confidence",hint:"A click can mean a part or the whole: what to choose from comes here.",extents:{part:"part",whole:"whole",between:""},candidate:(n,t,e)=>`Candidate ${n+1}${e&&`, ${e}`}, confidence ${t}`,tooltip:n=>`Candidate ${n+1} (C for the next)`},$={label:"Video",first:"First frame",previous:"Previous frame",next:"Next frame",last:"Last frame",play:"Play",pause:"Pause",frame:"Frame",frameOf:(n,t)=>`Frame ${n} (0 to ${t})`,propagate:"Propagate",propagateTitle:"Follow all objects to the end of the video (T)",nothing:"Click on something first",how:"How to propagate",forward:"Forward from here",forwardDetail:"To the end of the video",backward:"Backward from here",backwardDetail:"To its beginning",both:"Both ways from here",all:"The whole video",allDetail:"From the first frame that has a point or a box",starting:"Starting…",stopping:"Stopping…",progress:(n,t)=>`${n.toFixed(1)} frames/s, ${Ve(t)} left`,propagating:(n,t)=>`Propagating, ${n} of ${t} frames`,stop:"Stop, and keep what is done (Esc)",timeline:(n,t)=>`${n}: prompted on ${t.prompted} frames, tracked on ${t.tracked}, out of date on ${t.stale}, not visible on ${t.absent}`},C={loading:"Loading the model…",waiting:(n,t)=>`Waiting for the model: ${n} before this, about ${Ve(Math.max(1,t))}`,encode:n=>`encode ${Fe(n)}`,click:n=>`click ${Fe(n)}`,size:(n,t)=>`${n} × ${t}`,video:(n,t)=>`${n} frames, ${Number(t.toFixed(2))} fps`,practice:"Practice checkpoint",practiceWhy:"Practice checkpoint: why?",notPublished:"These are not the published EdgeTAM weights.",rougher:"The practice checkpoint is small and was trained to try things out: its masks are rougher.",card:"Model card"},b={label:"Keys",title:"Mouse and keys",open:"Open",undo:"Undo",redo:"Redo",newObject:"New object",oneToNine:"1 to 9",select:"Select an object",remove:"Delete the selected object",cOrBracket:"C or ]",nextCandidate:"Next candidate",previousCandidate:"Previous candidate",adds:"A click adds",subtracts:"A click subtracts",pan:"Move the image",zoomIn:"Zoom in",zoomOut:"Zoom out",zoomFit:"Whole image",point:"Point with the arrow keys: Enter adds, Shift Enter subtracts",previous:"Previous frame",next:"Next frame",back:"Ten frames back",on:"Ten frames on",first:"First frame",last:"Last frame",propagate:"Propagate",escape:"Stop: a box, propagation, a menu",help:"This sheet",play:"Play or pause",mouse:[["Click","Add a point to the object"],["Right click, Alt click","Subtract a point"],["Drag","A box around the object"],["Wheel, pinch","Zoom"],["Space drag, middle drag","Move the image"]]};function Fe(n){return`${n<10?n.toFixed(1):Math.round(n)} ms`}function Ve(n){return n>=0?n<90?`${Math.ceil(n)} s`:`${Math.round(n/60)} min`:"…"}var A=class extends Error{constructor(e,o,s=""){super(o);this.code=e;this.hint=s;this.name="HostError"}code;hint};function q(n=H.noAnswer){return new A("network",n,H.noAnswerHint)}function G(n){let t=n.meta.error;if(t)throw new A(t.code,t.message,t.hint);return n}function Y(){return crypto.getRandomValues(new Uint32Array(4)).join("-")}function wt(n){return n.meta.end===!0}function j(n){return n instanceof Error&&n.name==="AbortError"}var Z=class{constructor(t,e=()=>{}){this.limit=t;this.onEvict=e}limit;onEvict;#t=new Map;#e=0;get weight(){return this.#e}has(t){return this.#t.has(t)}get(t){let e=this.#t.get(t);if(e)return this.#t.delete(t),this.#t.set(t,e),e.value}set(t,e,o){this.delete(t),this.#t.set(t,{value:e,weight:o}),this.#e+=o;for(let s of this.#t.keys()){if(this.#e<=this.limit||s===t)break;this.delete(s)}}delete(t){let e=this.#t.get(t);e&&(this.#t.delete(t),this.#e-=e.weight,this.onEvict(e.value))}clear(){for(let t of[...this.#t.keys()])this.delete(t)}};function We(n){let t=new Uint32Array(n.length),e=0;for(let o=0;o<n.length;){let s=0,i=0,r;do{if(o>=n.length)throw new RangeError("The run lengths are cut short.");r=n[o++]-48,s|=(r&31)<<i,i+=5}while(r&32);r&16&&i<32&&(s|=-1<<i),t[e]=e>2?s+t[e-2]:s,e++}return t.subarray(0,e)}function Ke(n,t){let e=new he,o=new pe(n,t),s=[],i=[];for(let r=0;;r++){let a=o.next();if(a.length===0&&s.length===0){if(o.done)break;continue}let l=new Array(a.length),c=-1,h=0,d=0;for(;h<s.length||d<a.length;){let g=h<s.length?s[h]:1/0,u=d<a.length?a[d]:1/0;if(g<u){let f=e.add(r,g);e.link(f,i[h++]),c=e.turn(f,c)}else if(u<g){let f=e.add(r,u);l[d++]=f,c=e.turn(f,c)}else if(c<0)l[d++]=i[h++];else{let f=e.add(r,g),v=e.add(r,g);e.link(f,c);let E=(h&1)===1;e.link(E?f:v,i[h++]),l[d++]=E?v:f,c=v}}s=a,i=l}return e.loops()}function qe(n){if(n.length===0)return null;let t={x0:1/0,y0:1/0,x1:-1/0,y1:-1/0};for(let e of n)for(let o=0;o<e.length;o+=2){let s=e[o],i=e[o+1];s<t.x0&&(t.x0=s),s>t.x1&&(t.x1=s),i<t.y0&&(t.y0=i),i>t.y1&&(t.y1=i)}return t}function Ge(n){let t=n.length/2,e=[],[o,s]=[n[2*t-2],n[2*t-1]];for(let i=0;i<t;i++){let r=n[2*i],a=n[2*i+1],l=Math.sign(r-o),c=Math.sign(a-s);e.push(o+l/2,s+c/2),Math.abs(r-o)+Math.abs(a-s)>1&&e.push(r-l/2,a-c/2),o=r,s=a}return Float32Array.from(e)}function Ye(n,t){let e=n.length/2;if(e<5)return n;let o=0,s=0;for(let a=1;a<e;a++){let l=Math.hypot(n[2*a]-n[0],n[2*a+1]-n[1]);l>s&&([s,o]=[l,a])}let i=new Uint8Array(e);i[0]=i[o]=1;let r=[0,o,o,e];for(;r.length>0;){let a=r.pop(),l=r.pop(),c=Qo(n,l,a,t);c<0||(i[c]=1,r.push(l,c,c,a))}return n.filter((a,l)=>i[l>>1])}function Qo(n,t,e,o){let s=n[2*t],i=n[2*t+1],r=2*e%n.length,a=n[r]-s,l=n[r+1]-i,c=Math.hypot(a,l)||1,h=o*c,d=-1;for(let g=t+1;g<e;g++){let u=Math.abs((n[2*g]-s)*l-(n[2*g+1]-i)*a);u>h&&([h,d]=[u,g])}return d}var pe=class{constructor(t,e){this.counts=t;this.height=e}counts;height;#t=0;#e=0;#n=0;get done(){return this.#t>=this.counts.length}next(){let t=[],e=this.#n++*this.height,o=e+this.height;for(;!this.done;){let s=this.#e+this.counts[this.#t];if(this.#t&1&&s>e&&this.#e<s){let i=Math.max(this.#e,e)-e,r=Math.min(s,o)-e;i<r&&t.push(i,r)}if(s>o)break;this.#e=s,this.#t++}return t}},he=class{#t=[];#e=[];#n=[];#o=[];add(t,e){return this.#n.push(-1),this.#o.push(-1),this.#e.push(e),this.#t.push(t)-1}link(t,e){this.#s(t,e),this.#s(e,t)}turn(t,e){return e<0?t:(this.link(t,e),-1)}#s(t,e){this.#n[t]===-1?this.#n[t]=e:this.#o[t]=e}loops(){let t=new Uint8Array(this.#t.length),e=[];for(let o=0;o<t.length;o++){if(t[o])continue;let s=[],i=o;for(;!t[i];){t[i]=1,s.push(this.#t[i],this.#e[i]);let r=this.#n[i];i=t[r]?this.#o[i]:r}e.push(Float32Array.from(s))}return e}};var ts=.5,kt=class{bounds;area;#t;#e;#n;#o;#s;constructor(t,e){this.#t=We(t),this.#e=e,this.#n=Ke(this.#t,e),this.bounds=qe(this.#n),this.area=this.#t.reduce((o,s,i)=>i&1?o+s:o,0)}get smooth(){return this.#o??=Ze(this.#n.map(t=>Ye(Ge(t),ts)))}get exact(){return this.#s??=Ze(this.#n)}meets([t,e,o,s]){let[i,r]=[Math.floor(e),Math.ceil(s)],a=this.#e,l=0;for(let c=0;c<this.#t.length;c++){let h=l+this.#t[c];for(let d=Math.floor(l/a);c&1&&d*a<h;d++){let[g,u]=[Math.max(l-d*a,0),Math.min(h-d*a,a)];if(d+1>t&&d<o&&g<r&&u>i)return!0}l=h}return!1}};function Xe(n){let t=n.map(({area:s})=>s),[e,o]=[Math.min(...t)*1.1,Math.max(...t)/1.1];return e>=o?t.map(()=>"between"):t.map(s=>s>=o?"whole":s<=e?"part":"between")}function Ze(n){let t=new Path2D;for(let e of n){t.moveTo(e[0],e[1]);for(let o=2;o<e.length;o+=2)t.lineTo(e[o],e[o+1]);t.closePath()}return t}function X(n,t){let e=o=>t[o]??new Uint8Array;return n.map(o=>({data:o,counts:e(o.buffer),candidates:o.candidates.map(s=>({score:s.score,counts:e(s.buffer)}))}))}var es=64<<20,ns=192,$t=class{#t=new Z(es);#e=new Z(ns);#n=0;#o=0;get now(){return this.#n}get(t,e){return this.#t.get(t)?.get(e)?.mask}put(t,e=this.#n){if(e<this.#o)return;let{frame:o,object:s}=t.data,i=this.#t.get(o)??new Map,r=i.get(s);if(r&&r.stamp>e)return;i.set(s,{mask:t,stamp:++this.#n});let a=0;for(let l of i.values())a+=os(l.mask);this.#t.set(o,i,a)}clear(){this.#t.clear(),this.#e.clear(),this.#o=++this.#n}shape(t,e){let o=this.#e.get(t);return o||(o=new kt(t,e),this.#e.set(t,o,1)),o}};function os(n){return n.candidates.reduce((t,e)=>t+e.counts.length,n.counts.length)+200}var J=class{#t=new Set;subscribe(t){return this.#t.add(t),()=>this.#t.delete(t)}emit(){for(let t of this.#t)t()}};var ss={session:"",revision:-1,medium:null,objects:[],can_undo:!1,can_redo:!1,exported:-1,unfinished:null},is={phase:"connecting",engine:null,examples:[],exports:{image:[],video:[]},accept:"image/*,video/*",state:ss,frame:0,selected:0,pending:[],took:null,opening:null,waiting:null,busy:!1,propagation:null,exporting:null,exported:-1,problem:null,announcement:"",live:new Map,playing:!1,trying:-1,tool:"add",settings:{opacity:.42,prompts:!0,panel:!0}},Mt=class{ui=is;#t=new J;update(t){this.ui={...this.ui,...t},this.#t.emit()}subscribe(t){return this.#t.subscribe(t)}};function Je(n,t){return t.revision<n.state.revision?{}:tn(n,t)}function Qe(n,t){return{...tn({...n,selected:0,frame:0},t),pending:[],took:null,exported:-1,live:new Map}}function tn(n,t){let e=t.objects.map(i=>i.id),o=e.includes(n.selected)||n.pending.some(i=>i.object===n.selected),s=(t.medium?.frames??1)-1;return{state:t,selected:o?n.selected:e.at(-1)??0,frame:Math.min(n.frame,Math.max(s,0))}}var rs=200<<20,as=150,ls=new Set(["hello","engine","queue","open"]),Pt=class{constructor(t){this.host=t}host;store=new Mt;masks=new $t;frames=new Z(rs,t=>t.close());stats={clicks:[],framesDrawn:0,requests:0};pixels=new J;leaving=new J;undrawn=[];latest=-1;#t=0;#e=0;#n;get ui(){return this.store.ui}get idle(){return this.#t===0&&this.ui.pending.length===0}async call(t,e,o=""){return this.#i(this.quietly(t,e,o))}async quietly(t,e,o=""){let s={...e,...this.#o(t),...o?{request:o}:{}};return this.#s(this.host.call(t,s))}async stream(t,e,o,s,i={}){return this.#s(this.host.stream(t,{...e,...this.#o(t)},o,s,i))}async currentState(){try{return(await this.quietly("state",{})).meta.state}catch(t){if(!(t instanceof A)||t.code!=="session")throw t;return(await this.#s(this.host.call("state"))).meta.state}}fail(t,e=null){j(t)||(t instanceof A||console.error(t),this.store.update({problem:ds(t,e)}))}#o(t){let{session:e}=this.ui.state;return e&&!ls.has(t)?{session:e}:{}}async#s(t){this.stats.requests++,this.#t++;try{return await t}finally{this.#t--}}async#i(t){this.#e++===0&&(this.#n=setTimeout(()=>this.store.update({busy:!0}),as));try{return await t}finally{--this.#e===0&&(clearTimeout(this.#n),this.ui.busy&&this.store.update({busy:!1}))}}};function ds(n,t){let{code:e,message:o,hint:s}=n instanceof A?n:new A("page",_.unexpected,String(n));if(e==="session")return{message:o,hint:s,action:{label:_.startAgain,run:"start again"}};let i=e==="network"&&t?{label:k.tryAgain,run:t}:null;return{message:o,hint:s,action:i}}function At(n){return n.selected>0?n.selected:Math.max(0,...n.state.objects.map(t=>t.id),...n.pending.map(t=>t.object))+1}function O(n,t){return n.state.objects.find(e=>e.id===t)}function ue(n){return Object.keys(n.prompts).length===0&&n.timeline.length===0}function ht(n,t,e){if(n.prompts[e])return{kind:"prompted",score:1};let o=([i,r])=>e>=i&&e<i+r,s=t.get(n.id)?.findLast(o)??n.timeline.find(o);return s?{kind:s[2],score:s[3]}:null}function en(n){let t=At(n),e=O(n,t),o=e&&ht(e,n.live,n.frame);return o&&o.kind!=="absent"||n.pending.some(s=>s.object===t&&s.frame===n.frame)}function Et({state:{objects:n,revision:t},propagation:e,exported:o}){return n.every(ue)?!1:e!==null||t>1&&t!==o}function nn(n,t,e){let o=new Map(n);for(let{object:s,score:i,area:r}of e){let a=o.get(s)??[],l=[t,1,r>0?"tracked":"absent",Math.round(i*10)/10],c=a.at(-1),h=c&&cs(c,l);o.set(s,h?[...a.slice(0,-1),h]:[...a,l])}return o}function cs([n,t,e,o],[s,,i,r]){return e!==i||o!==r?null:s===n+t?[n,t+1,e,o]:s===n-1?[s,t+1,e,o]:null}var ps=3,hs=12,us=4,ms=4096,St=class{constructor(t){this.context=t}context;#t=0;#e=1;#n=new Set;#o=new Map;#s=new Set;#i=0;want(t){t!==this.#t&&(this.#e=t>this.#t?1:-1),this.#t=t,this.#s.delete(`frame ${t}`),this.#s.delete(`masks ${t}`),this.#a()}refresh(){this.#o.clear(),this.#s.clear(),this.#a()}clear(){this.#i++,this.#n.clear(),this.#o.clear(),this.#s.clear(),this.context.latest=-1,this.context.frames.clear(),this.context.masks.clear()}ready(t){return this.context.frames.has(t)&&!this.#r(t)}#r(t){let{state:e,live:o}=this.context.ui;return this.#o.get(t)===e.revision?!1:e.objects.some(s=>ht(s,o,t)&&!this.context.masks.get(t,s.id))}#a(){let{medium:t}=this.context.ui.state;if(!t)return;let e=Math.floor(this.context.frames.limit/(4*Math.min(t.width*t.height,ms**2)))-2,o=Math.min(this.context.ui.playing?hs:us,Math.max(e,0));for(let s=0;s<=o&&this.#n.size<ps;s++){let i=this.#t+s*this.#e;if(i<0||i>=t.frames)break;this.context.frames.has(i)||this.#l(`frame ${i}`,()=>this.#d(i)),this.#r(i)&&this.#l(`masks ${i}`,()=>this.#p(i))}}async#l(t,e){if(this.#n.has(t)||this.#s.has(t))return;this.#n.add(t);let o=this.#i;try{await e()}catch(s){if(o!==this.#i||j(s))return;this.#s.add(t),t.endsWith(` ${this.#t}`)&&this.context.fail(s,()=>this.refresh())}finally{o===this.#i&&this.#n.delete(t)}o===this.#i&&this.#a()}async#d(t){let e=this.#i,o=t===this.#t,s=o?this.context.call("frame",{frame:t}):this.context.quietly("frame",{frame:t}),{meta:i,buffers:r}=await s,a=await createImageBitmap(new Blob(r,{type:i.mime}));if(e!==this.#i)return a.close();this.context.frames.set(t,a,a.width*a.height*4),o&&(this.context.latest=t),this.context.pixels.emit()}async#p(t){let e=this.#i,o=this.context.masks.now,{revision:s}=this.context.ui.state,{meta:i,buffers:r}=await this.context.quietly("masks",{frame:t});if(e===this.#i){for(let a of X(i.masks,r))this.context.masks.put(a,o);this.#r(t)&&this.#o.set(t,s),this.context.store.update({})}}};var sn="edgetam-token",rn="edgetam-settings",an="edgetam-place",on="edgetam";function me(n){ge("sessionStorage",sn,n)}function ln(){return fe("sessionStorage",sn)}function dn(n){ge("localStorage",rn,n)}function cn(){return fe("localStorage",rn)??{}}function pn(n){ge("sessionStorage",an,n)}function hn(n){let t=fe("sessionStorage",an);return t?.session===n?t:null}function un(){let n=new URL(location.href),t=n.searchParams.get(on);t&&(me(t),n.searchParams.delete(on),history.replaceState(history.state,"",n))}function ge(n,t,e){try{window[n].setItem(t,JSON.stringify(e))}catch{}}function fe(n,t){try{return JSON.parse(window[n].getItem(t)??"null")}catch{return null}}var gs=1e3,Tt=class{constructor(t,e,o){this.context=t;this.navigation=e;this.reload=o}context;navigation;reload;#t;#e=!1;dispose(){this.#e=!0,clearTimeout(this.#t);for(let{thumbnail:t}of this.context.ui.examples)URL.revokeObjectURL(t)}async connect(t=!1){let{context:e}=this,{store:o,host:s}=e;o.update({phase:"connecting",problem:null}),t&&(s.token="new"),s.ownsPage&&un();let i=t?null:ln();try{let{meta:r,buffers:a}=await e.call("hello",i?{token:i}:{});if(this.#e)return!1;s.token=r.token,me(r.token);let{engine:l,exports:c,accept:h}=r,d=r.examples.map((g,u)=>({example:g,thumbnail:URL.createObjectURL(new Blob([a[u]],{type:"image/jpeg"}))}));return o.update({engine:l,exports:c,accept:h,examples:d}),this.navigation.show(r.state),this.reload.restore(),o.update({phase:"ready"}),l.ready||this.#n(),!0}catch(r){return o.update({phase:"lost"}),e.fail(r,()=>{this.connect(t)}),!1}}#n(){this.#t=setTimeout(async()=>{try{let{meta:t}=await this.context.quietly("engine",{});this.context.store.update({engine:t.engine})}catch{}!this.#e&&!this.context.ui.engine?.ready&&this.#n()},gs)}};var Ct=class{#t=[];#e=null;add(t){this.#t.push(t),this.run()}async run(){return this.#t.length===0?!0:this.#e??=Promise.resolve().then(()=>this.#n())}async#n(){for(let t=this.#t[0];t;t=this.#t[0]){let e=await t();if(this.#t[0]===t){if(!e)break;this.#t.shift()}}return this.#e=null,this.#t.length===0}clear(){this.#t=[]}};var _t=class{constructor(t,e,o){this.context=t;this.loader=e;this.navigation=o;t.leaving.subscribe(()=>this.clear())}context;loader;navigation;#t=new Ct;#e=0;#n=0;clear(){this.#t.clear(),this.#n=0,this.context.store.update({pending:[]})}prompt(t){let{ui:e,store:o}=this.context,s={id:++this.#e,object:this.#n?0:At(e),frame:e.frame,points:[],labels:[],box:null,...t,since:performance.now(),request:Y()};o.update({pending:[...e.pending,s],selected:s.object||e.selected,problem:null}),O(e,s.object)?.visible===!1&&this.change(s.object,{visible:!0});let i=()=>({object:s.object||At({...this.context.ui,pending:[]}),frame:s.frame}),r={clicked:s.since,request:s.request,done:()=>this.#o(s)};"box"in t?this.#s("add_box",()=>({...i(),...t}),r):this.#s("add_points",()=>({...i(),...t}),r)}#o(t){this.context.store.update({pending:this.context.ui.pending.filter(e=>e!==t)})}addObject(){let{ui:t,store:e}=this.context,o=t.state.objects.find(s=>ue(s)&&!t.pending.some(i=>i.object===s.id));if(o)return e.update({selected:o.id});if(this.#n)return void this.settled();this.#n++,this.#s("add_object",()=>({}),{done:()=>this.#n=Math.max(0,this.#n-1)})}choose(t){let{ui:e,masks:o}=this.context,s=o.get(e.frame,e.selected),i=s?.candidates[t];if(!s||!i||s.data.chosen===t)return;let{frame:r,selected:a}=e;o.put({...s,counts:i.counts,data:{...s.data,chosen:t,score:i.score}}),this.context.pixels.emit(),this.context.store.update({trying:-1}),this.#s("choose",()=>({object:a,frame:r,index:t}))}candidates(){let{frame:t,selected:e,state:o}=this.context.ui;this.#t.add(async()=>{try{let{meta:s,buffers:i}=await this.context.call("candidates",{object:e,frame:t});this.context.ui.state.session===o.session&&this.#r(X(s.masks,i))}catch(s){this.context.fail(s,()=>this.candidates())}return!0})}change(t,e){let{store:o,ui:s}=this.context,i=s.state.objects.map(r=>r.id===t?{...r,...e}:r);o.update({state:{...s.state,objects:i}}),this.#s("update_object",()=>({object:t,...e}))}remove(t){O(this.context.ui,t)&&this.#s("remove_object",()=>({object:t}))}clearFrame(t){let{frame:e}=this.context.ui;this.#s("clear_frame",()=>({object:t,frame:e}))}undo(){this.#s("undo",()=>({}))}redo(){this.#s("redo",()=>({}))}reset(){this.#s("reset",()=>({}))}settled(){return this.#t.run()}#s(t,e,o={}){let{clicked:s,done:i=()=>{},request:r=Y()}=o;this.#t.add(async()=>{let a=s===void 0?null:{clicked:s,sent:performance.now(),answered:0,drawn:0,shown:0,took:null};try{let l=await this.context.call(t,e(),r);i(),a&&this.#i(a,l),this.accept(l)}catch(l){let c=l instanceof A&&l.code==="network";return c||i(),j(l)?!0:(this.context.fail(l,()=>{this.#t.run()}),await this.navigation.refetch(),!c)}return!0})}#i(t,{meta:e}){t.answered=performance.now(),t.took=e.took??null,this.context.undrawn.push(t)}accept({meta:t,buffers:e},o=!0){let{context:s}=this,i=(t.revision??1/0)<s.ui.state.revision;if(!(t.state&&!this.navigation.accept(t.state))){if(i)return this.navigation.forgetMasks();t.all&&s.masks.clear(),s.store.update({...t.took?{took:{...t.took,encode:t.took.encode||(s.ui.took?.encode??0)}}:{},...t.object&&o?{selected:t.object}:{}}),this.#r(X(t.masks??[],e)),t.frame!==void 0&&o&&this.navigation.goTo(t.frame),this.loader.refresh()}}#r(t){let{context:e}=this;for(let o of t)e.masks.put(o);e.store.update({announcement:this.#a(t),trying:-1}),e.pixels.emit()}#a(t){let{ui:e}=this.context,{mask:o,objects:s,unnamed:i}=S;return t.length===0?s(e.state.objects.length):t.map(({data:r})=>o(O(e,r.object)?.name??i(r.object),r.area)).join(" ")}};var fs=6e4,Lt=class{constructor(t,e){this.context=t;this.edits=e}context;edits;#t=null;async run(t){let{store:e}=this.context;if(this.#t)return;let o=new AbortController;this.#t=o,e.update({exporting:{format:t,done:0,total:0},problem:null});try{if(!await this.edits.settled())return;let{state:s,propagation:i}=this.context.ui,{blob:r,name:a}=await this.#e(t,o.signal);bs(r,a),t.format!=="overlay"&&!i&&e.update({exported:s.revision}),e.update({announcement:S.saved(a)})}catch(s){j(s)||this.context.fail(s,()=>{this.run(t)})}finally{this.#t=null,e.update({exporting:null})}}cancel(){this.#t?.abort()}async#e(t,e){let o=[],s=({meta:{done:a,total:l},buffers:c})=>{a&&l&&this.context.store.update({exporting:{format:t,done:a,total:l}}),o.push(new Blob(c))},i=await this.context.stream("export",{format:t.format},[],s,{signal:e});s(i);let r=i.meta.mime??"application/octet-stream";return{blob:new Blob(o,{type:r}),name:i.meta.name??t.format}}};function bs(n,t){let e=document.createElement("a");e.href=URL.createObjectURL(n),e.download=t,e.click(),setTimeout(()=>URL.revokeObjectURL(e.href),fs)}var Ot=class{constructor(t,e){this.context=t;this.loader=e}context;loader;accept(t){let{store:e,ui:o}=this.context,s=t.session===o.state.session;return s?e.update({...Je(o,t),...o.propagation?{}:{live:new Map}}):this.show(t),s}show(t){let{context:e}=this;e.leaving.emit(),this.loader.clear(),e.store.update(Qe(e.ui,t));let o=Math.min(...t.objects.flatMap(s=>Object.keys(s.prompts).map(Number)));this.goTo(Number.isFinite(o)?o:0)}async refetch(t=!0){let{revision:e}=this.context.ui.state;try{let o=await this.context.currentState();return this.accept(o)&&(t||o.revision>e)&&this.forgetMasks(),!0}catch{return!1}}forgetMasks(){this.context.masks.clear(),this.loader.refresh(),this.context.pixels.emit()}goTo(t){let{medium:e}=this.context.ui.state;if(!e)return;let o=Math.min(Math.max(Math.round(t),0),e.frames-1);o!==this.context.ui.frame&&this.context.store.update({frame:o,trying:-1}),this.loader.want(o),this.context.pixels.emit()}select(t){let e=O(this.context.ui,t)?.name;this.context.store.update({selected:t,trying:-1,announcement:e?S.selected(e):""})}setTool(t,e=this.context.ui.announcement){this.context.store.update({tool:t,announcement:e})}set(t){let e={...this.context.ui.settings,...t};this.context.store.update({settings:e}),dn(e)}};var xs=2**32-1,jt=class{constructor(t,e,o,s){this.context=t;this.navigation=e;this.playback=o;this.exporting=s}context;navigation;playback;exporting;#t=null;async run(t,e=!1){let{store:o}=this.context;if(t instanceof File&&t.size>xs){let{tooLarge:i,tooLargeHint:r}=_;return this.context.fail(new A("media",i,r))}if(!e&&Et(this.context.ui))return this.#n(t);this.#t?.abort(),this.playback.pause();let s=new AbortController;this.#t=s,o.update({opening:ce.opening(t.name),problem:null});try{let i=await this.#e(t,s.signal);i.meta.state&&this.navigation.show(i.meta.state)}catch(i){this.context.fail(i,()=>{this.run(t,!0)})}finally{this.#t===s&&(this.#t=null,o.update({opening:null}))}}cancel(){this.#t?.abort()}#e(t,e){let o=({meta:{status:s}})=>{s&&this.context.store.update({opening:ce[s]}),s==="encoding"&&this.exporting.cancel()};return t instanceof File?this.context.stream("open",{name:t.name},[t],o,{signal:e}):this.context.stream("open",{example:t.example},[],o,{signal:e})}#n(t){let e=()=>{this.run(t,!0)},{unsaved:o,unsavedHint:s,openAnyway:i}=_;this.context.store.update({problem:{message:o,hint:s,action:{label:i(t.name),run:e}}})}};var Rt=class{constructor(t,e,o){this.context=t;this.loader=e;this.navigation=o;t.leaving.subscribe(()=>this.pause())}context;loader;navigation;#t=0;#e=0;#n=0;toggle(){this.context.ui.playing?this.pause():this.play()}play(){let{medium:t}=this.context.ui.state;!t||t.frames<2||(this.context.ui.frame>=t.frames-1&&this.navigation.goTo(0),this.context.store.update({playing:!0}),this.#o(),this.#n=requestAnimationFrame(this.#s))}pause(){this.context.ui.playing&&(cancelAnimationFrame(this.#n),this.context.store.update({playing:!1}))}#o(){this.#t=this.context.ui.frame,this.#e=performance.now()}#s=()=>{let{ui:t}=this.context,{medium:e}=t.state;if(!t.playing||!e)return;this.#n=requestAnimationFrame(this.#s);let o=Math.floor((performance.now()-this.#e)*(e.fps||24)/1e3),s=Math.min(this.#t+o,e.frames-1),i=s;for(;i>t.frame&&!this.loader.ready(i);)i--;i>t.frame?this.navigation.goTo(i):s>t.frame&&(this.loader.want(t.frame+1),this.#o()),i>=e.frames-1&&this.pause()}};var Dt=class{constructor(t,e,o,s){this.context=t;this.loader=e;this.navigation=o;this.settled=s;t.leaving.subscribe(()=>{this.abort(),this.#e&&(this.#e=!1,t.store.update({propagation:null}))})}context;loader;navigation;settled;range=null;#t=null;#e=!1;#n=!1;get running(){return this.#t!==null||this.#e}get following(){return this.running&&this.#n}unfollow(){this.#n=!1}cancel(){let{propagation:t}=this.context.ui;if(!t||t.stopping)return;let e=this.context.quietly("cancel",{});if(this.#t&&t.done===0)return this.abort(),void e.catch(()=>{});this.context.store.update({propagation:{...t,stopping:!0}}),e.catch(o=>{this.context.fail(o),this.abort();let{propagation:s}=this.context.ui;s&&this.context.store.update({propagation:{...s,stopping:!1}})})}abort(){this.#t?.abort()}hear({meta:t,buffers:e}){let{done:o=0,total:s=0}=t;if(!t.end)return this.#e||(this.#n=this.context.host.sharesView),this.#e=!0,this.#s({...t,done:o,total:s},e);this.#e=!1,t.state&&this.navigation.accept(t.state),this.#o()}forgetElsewhere(){this.#e&&(this.#e=!1,this.#o(),this.navigation.forgetMasks())}async run(t){let{context:e}=this;if(this.running||e.ui.state.objects.length===0&&e.ui.pending.length===0)return;let o=new AbortController;this.#t=o,this.range=t,this.#n=!0;let s=!0,i={done:0,total:0,secondsLeft:0,framesPerSecond:0,stopping:!1};e.store.update({propagation:i});try{if(!await this.settled()||e.ui.state.objects.length===0)return;let r=({meta:h,buffers:d})=>this.#s(h,d),{meta:a}=await e.stream("propagate",t,[],r,{signal:o.signal});a.state&&this.navigation.accept(a.state);let{cancelled:l,propagated:c}=S;e.store.update({announcement:e.ui.propagation?.stopping?l:c})}catch(r){j(r)?e.store.update({announcement:S.cancelled}):e.fail(r,()=>{this.run(t)}),s=await this.navigation.refetch()}finally{this.#t=null,this.range=null,this.#o(s)}}#o(t=!0){this.context.store.update({propagation:null,...t?{live:new Map}:{}}),this.loader.refresh(),this.context.pixels.emit()}#s({frame:t,masks:e=[],...o},s){let{context:i}=this;if(!(this.#t?.signal.aborted||t===void 0)){for(let r of X(e,s)){let a=O(i.ui,r.data.object);a&&(!a.prompts[t]||!i.masks.get(t,r.data.object))&&i.masks.put(r)}i.store.update({live:nn(i.ui.live,t,e),propagation:{done:o.done,total:o.total,secondsLeft:o.seconds_left??0,framesPerSecond:o.frames_per_second??0,stopping:i.ui.propagation?.stopping??!1}}),this.#n&&this.loader.ready(i.ui.frame)?this.navigation.goTo(t):t===i.ui.frame&&i.pixels.emit()}}};var Ht=class{constructor(t,e,o){this.context=t;this.navigation=e;this.propagation=o;let{signal:s}=this.#t;window.addEventListener("pagehide",()=>this.#e(),{signal:s}),t.host.keepsWork||window.addEventListener("beforeunload",i=>this.#n(i),{signal:s})}context;navigation;propagation;#t=new AbortController;dispose(){this.#t.abort()}restore(){let{store:t,ui:e}=this.context,o=hn(e.state.session);o&&(t.update({exported:o.exported}),this.navigation.goTo(o.frame),O(e,o.selected)&&t.update({selected:o.selected}),o.propagating&&this.#o(o.propagating))}#e(){let{state:t,frame:e,selected:o,exported:s}=this.context.ui,i=this.context.host.keepsWork?null:this.propagation.range;t.medium&&pn({session:t.session,frame:e,selected:o,exported:s,propagating:i})}#n(t){Et(this.context.ui)&&t.preventDefault()}#o(t){let e={label:_.propagateAgain,run:()=>{this.propagation.run(t)}},{reloaded:o,reloadedHint:s}=_;this.context.store.update({problem:{message:o,hint:s,action:e}})}};var Ut=class{constructor(t){this.context=t;this.#n=t.store.subscribe(()=>this.#s())}context;#t;#e=!1;#n;dispose(){this.#n(),clearInterval(this.#t)}get#o(){let{opening:t,propagation:e,pending:o,busy:s}=this.context.ui;return t!==null||e!==null||o.length>0||s}#s(){if(this.#o!==(this.#t!==void 0)){if(this.#t===void 0){this.#t=setInterval(()=>{this.#i()},1e3);return}clearInterval(this.#t),this.#t=void 0,this.context.ui.waiting&&this.context.store.update({waiting:null})}}async#i(){if(!this.#e){this.#e=!0;try{let{wait:t}=(await this.context.quietly("queue",{})).meta,e=this.#o&&t&&t.seconds>=1?t:null;(e||this.context.ui.waiting)&&this.context.store.update({waiting:e})}catch{}finally{this.#e=!1}}}};var It=class{constructor(t){this.host=t;let e=new Pt(t);this.context=e,this.#t=new St(e),this.navigation=new Ot(e,this.#t),this.edits=new _t(e,this.#t,this.navigation),this.playback=new Rt(e,this.#t,this.navigation);let o=()=>this.edits.settled();this.propagation=new Dt(e,this.#t,this.navigation,o),this.exporting=new Lt(e,this.edits),this.opening=new jt(e,this.navigation,this.playback,this.exporting),this.#n=new Ht(e,this.navigation,this.propagation),this.#o=new Ut(e),this.#e=new Tt(e,this.navigation,this.#n),e.store.update({settings:{...this.ui.settings,...cn()}}),this.#s=t.onPush({onPush:s=>this.#i(s),onMissed:()=>{this.#r()}})}host;context;navigation;edits;playback;propagation;exporting;opening;#t;#e;#n;#o;#s;get ui(){return this.context.ui}get stats(){return this.context.stats}get selectedMask(){return this.context.masks.get(this.ui.frame,this.ui.selected)}subscribe(t){return this.context.store.subscribe(t)}dispose(){this.#e.dispose(),this.playback.pause(),this.propagation.abort(),this.#s(),this.#n.dispose(),this.#o.dispose(),this.host.dispose(),this.#t.clear()}async connect(t=!1){await this.#e.connect(t)}async open(t){this.ui.phase==="lost"&&!await this.#e.connect()||await this.opening.run(t)}seek(t){this.propagation.unfollow(),this.playback.pause();let e=this.ui.frame;this.navigation.goTo(t);let{frame:o,state:s}=this.ui;o!==e&&this.context.store.update({announcement:S.frame(o,(s.medium?.frames??1)-1)})}prompt(t,e){if(!(e<0)){if(this.seek(e),!("box"in t)&&!t.labels.includes(1)&&!en(this.ui))return this.tell(_.nothingToSubtract,_.nothingToSubtractHint);this.edits.prompt(t)}}tryOn(t){t!==this.ui.trying&&this.context.store.update({trying:t})}tell(t,e=""){this.context.store.update({problem:{message:t,hint:e,action:null}})}dismiss(){this.context.store.update({problem:null})}act(){let t=this.ui.problem?.action;this.dismiss(),t?.run==="start again"?this.connect(!0):t?.run()}#i(t){let{meta:e}=t;if(this.ui.phase!=="ready")return;if(e.error)return this.context.fail(new A(e.error.code,e.error.message,e.error.hint));e.session!==void 0&&e.session!==this.ui.state.session&&e.push!=="open"||(e.push==="propagate"?this.propagation.hear(t):e.push==="edit"?this.edits.accept(t,this.host.sharesView):e.state&&this.navigation.accept(e.state))}async#r(){this.ui.phase==="ready"&&(this.propagation.forgetElsewhere(),await this.navigation.refetch(!1))}};var ys=12e4,mn=1<<20;function xe(n){return new be(n)}var be=class{constructor(t){this.model=t;t.on("msg:custom",this.#a)}model;ownsPage=!1;keepsWork=!0;sharesView=!0;token="new";#t=new Map;#e=new Set;#n=new Set;#o=0;client=Y();call(t,e={},o=[],s={}){return this.#r({type:"call",op:t,meta:this.#s(e)},o,void 0,s)}async stream(t,e,o,s,i={}){let r=o[0]&&{upload:await this.#i(o[0],e,i)};return this.#r({type:"stream",op:t,meta:this.#s({...e,...r})},[],s,i)}#s(t){return{...t,client:this.client}}async#i(t,e,o){let s=`${this.client}-${++this.#o}`,i=t instanceof Uint8Array?t.byteLength:t.size;for(let r=0;r<i||r===0;r+=mn){let a=t.slice(r,r+mn);await this.#r({type:"chunk",upload:s,meta:{...e,offset:r}},[a],void 0,o)}return s}onPush(t){return this.#e.add(t),()=>this.#e.delete(t)}dispose(){this.model.off("msg:custom",this.#a);for(let t of this.#t.values())t.reject(new DOMException("Disposed.","AbortError"));this.#t.clear()}async#r(t,e,o,{signal:s}){let i=await Promise.all(e.map(vs)),r=`${this.client}-${++this.#o}`;return new Promise((a,l)=>{let c,h=()=>{clearTimeout(c),s?.removeEventListener("abort",g),this.#t.delete(r)},d=u=>{h(),l(u)},g=()=>{this.model.send({id:r,type:"cancel",...t.upload?{upload:t.upload}:{}}),d(new DOMException("Stopped.","AbortError"))};if(s?.aborted)return l(new DOMException("Stopped.","AbortError"));s?.addEventListener("abort",g,{once:!0}),t.type!=="stream"&&(c=setTimeout(()=>{this.#n.add(r),d(q(H.kernelSilent))},ys)),this.#t.set(r,{resolve:u=>{h(),a(u)},reject:d,onPart:o});try{this.model.send({id:r,...t},void 0,i)}catch{d(q(H.kernelGone))}})}#a=(t,e=[])=>{let o={meta:t.meta,buffers:e.map(i=>new Uint8Array(i.buffer,i.byteOffset,i.byteLength))},s=this.#t.get(t.id??"");if(!s){let i=this.#n.delete(t.id??""),r=t.id?.startsWith(`${this.client}-`);if(!t.meta.push||r&&!i&&!t.meta.end)return;for(let a of this.#e)a.onPush(o);return}try{G(o)}catch(i){return s.reject(i)}s.onPart&&!wt(o)?s.onPart(o):s.resolve(o)}};async function vs(n){return n instanceof Uint8Array?n:new Uint8Array(await n.arrayBuffer())}var ws="edgetam-still";var gn=new Set;function fn(n,t){let e,o=!1,s=()=>{let c=Number(n.get("frame"));t.ui.state.medium&&c!==t.ui.frame&&t.seek(c)},i=()=>{let c=Number(n.get("selected"));t.ui.state.objects.some(({id:d})=>d===c)&&c!==t.ui.selected&&t.navigation.select(c)},r=()=>{clearTimeout(e);let{frame:c,selected:h,state:d,playing:g}=t.ui,u=g||t.propagation.following,f=Object.entries({...u?{}:{frame:c},selected:h,revision:d.revision});f.every(([v,E])=>E===n.get(v))||(e=setTimeout(()=>{for(let[v,E]of f)n.set(v,E);n.save_changes()},50))},a=()=>{t.ui.phase==="ready"&&(!o&&t.ui.state.medium&&(o=!0,(n.get("frame")||gn.has(n.get("still_id")))&&s(),gn.add(n.get("still_id")),i()),r())},l=t.subscribe(a);return n.on("change:frame",s),n.on("change:selected",i),()=>{clearTimeout(e),l(),n.off("change:frame",s),n.off("change:selected",i)}}function bn(n,t){let e=document.createElement("style");e.textContent=`.${ws}[data-widget="${CSS.escape(String(n.get("still_id")))}"]{display:none!important}`;let o=t.subscribe(()=>{t.ui.phase==="ready"&&!e.isConnected&&document.head.append(e)});return()=>{o(),e.remove()}}var Nt=globalThis,zt=Nt.ShadowRoot&&(Nt.ShadyCSS===void 0||Nt.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,ye=Symbol(),xn=new WeakMap,ut=class{constructor(t,e,o){if(this._$cssResult$=!0,o!==ye)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o,e=this.t;if(zt&&t===void 0){let o=e!==void 0&&e.length===1;o&&(t=xn.get(e)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),o&&xn.set(e,t))}return t}toString(){return this.cssText}},yn=n=>new ut(typeof n=="string"?n:n+"",void 0,ye),T=(n,...t)=>{let e=n.length===1?n[0]:t.reduce((o,s,i)=>o+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+n[i+1],n[0]);return new ut(e,n,ye)},vn=(n,t)=>{if(zt)n.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of t){let o=document.createElement("style"),s=Nt.litNonce;s!==void 0&&o.setAttribute("nonce",s),o.textContent=e.cssText,n.appendChild(o)}},ve=zt?n=>n:n=>n instanceof CSSStyleSheet?(t=>{let e="";for(let o of t.cssRules)e+=o.cssText;return yn(e)})(n):n;var{is:ks,defineProperty:$s,getOwnPropertyDescriptor:Ms,getOwnPropertyNames:Ps,getOwnPropertySymbols:As,getPrototypeOf:Es}=Object,Bt=globalThis,wn=Bt.trustedTypes,Ss=wn?wn.emptyScript:"",Ts=Bt.reactiveElementPolyfillSupport,mt=(n,t)=>n,we={toAttribute(n,t){switch(t){case Boolean:n=n?Ss:null;break;case Object:case Array:n=n==null?n:JSON.stringify(n)}return n},fromAttribute(n,t){let e=n;switch(t){case Boolean:e=n!==null;break;case Number:e=n===null?null:Number(n);break;case Object:case Array:try{e=JSON.parse(n)}catch{e=null}}return e}},$n=(n,t)=>!ks(n,t),kn={attribute:!0,type:String,converter:we,reflect:!1,useDefault:!1,hasChanged:$n};Symbol.metadata??=Symbol("metadata"),Bt.litPropertyMetadata??=new WeakMap;var I=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,e=kn){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(t,e),!e.noAccessor){let o=Symbol(),s=this.getPropertyDescriptor(t,o,e);s!==void 0&&$s(this.prototype,t,s)}}static getPropertyDescriptor(t,e,o){let{get:s,set:i}=Ms(this.prototype,t)??{get(){return this[e]},set(r){this[e]=r}};return{get:s,set(r){let a=s?.call(this);i?.call(this,r),this.requestUpdate(t,a,o)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??kn}static _$Ei(){if(this.hasOwnProperty(mt("elementProperties")))return;let t=Es(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(mt("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(mt("properties"))){let e=this.properties,o=[...Ps(e),...As(e)];for(let s of o)this.createProperty(s,e[s])}let t=this[Symbol.metadata];if(t!==null){let e=litPropertyMetadata.get(t);if(e!==void 0)for(let[o,s]of e)this.elementProperties.set(o,s)}this._$Eh=new Map;for(let[e,o]of this.elementProperties){let s=this._$Eu(e,o);s!==void 0&&this._$Eh.set(s,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){let e=[];if(Array.isArray(t)){let o=new Set(t.flat(1/0).reverse());for(let s of o)e.unshift(ve(s))}else t!==void 0&&e.push(ve(t));return e}static _$Eu(t,e){let o=e.attribute;return o===!1?void 0:typeof o=="string"?o:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){let t=new Map,e=this.constructor.elementProperties;for(let o of e.keys())this.hasOwnProperty(o)&&(t.set(o,this[o]),delete this[o]);t.size>0&&(this._$Ep=t)}createRenderRoot(){let t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return vn(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,e,o){this._$AK(t,o)}_$ET(t,e){let o=this.constructor.elementProperties.get(t),s=this.constructor._$Eu(t,o);if(s!==void 0&&o.reflect===!0){let i=(o.converter?.toAttribute!==void 0?o.converter:we).toAttribute(e,o.type);this._$Em=t,i==null?this.removeAttribute(s):this.setAttribute(s,i),this._$Em=null}}_$AK(t,e){let o=this.constructor,s=o._$Eh.get(t);if(s!==void 0&&this._$Em!==s){let i=o.getPropertyOptions(s),r=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:we;this._$Em=s;let a=r.fromAttribute(e,i.type);this[s]=a??this._$Ej?.get(s)??a,this._$Em=null}}requestUpdate(t,e,o,s=!1,i){if(t!==void 0){let r=this.constructor;if(s===!1&&(i=this[t]),o??=r.getPropertyOptions(t),!((o.hasChanged??$n)(i,e)||o.useDefault&&o.reflect&&i===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,o))))return;this.C(t,e,o)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,e,{useDefault:o,reflect:s,wrapped:i},r){o&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??e??this[t]),i!==!0||r!==void 0)||(this._$AL.has(t)||(this.hasUpdated||o||(e=void 0),this._$AL.set(t,e)),s===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,i]of this._$Ep)this[s]=i;this._$Ep=void 0}let o=this.constructor.elementProperties;if(o.size>0)for(let[s,i]of o){let{wrapped:r}=i,a=this[s];r!==!0||this._$AL.has(s)||a===void 0||this.C(s,void 0,i,a)}}let t=!1,e=this._$AL;try{t=this.shouldUpdate(e),t?(this.willUpdate(e),this._$EO?.forEach(o=>o.hostUpdate?.()),this.update(e)):this._$EM()}catch(o){throw t=!1,this._$EM(),o}t&&this._$AE(e)}willUpdate(t){}_$AE(t){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(t){}firstUpdated(t){}};I.elementStyles=[],I.shadowRootOptions={mode:"open"},I[mt("elementProperties")]=new Map,I[mt("finalized")]=new Map,Ts?.({ReactiveElement:I}),(Bt.reactiveElementVersions??=[]).push("2.1.2");var $e=globalThis,Mn=n=>n,Ft=$e.trustedTypes,Pn=Ft?Ft.createPolicy("lit-html",{createHTML:n=>n}):void 0,Me="$lit$",N=`lit$${Math.random().toFixed(9).slice(2)}$`,Pe="?"+N,Cs=`<${Pe}>`,et=document,ft=()=>et.createComment(""),bt=n=>n===null||typeof n!="object"&&typeof n!="function",Ae=Array.isArray,_n=n=>Ae(n)||typeof n?.[Symbol.iterator]=="function",ke=`[ 	
\f\r]`,gt=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,An=/-->/g,En=/>/g,Q=RegExp(`>|${ke}(?:([^\\s"'>=/]+)(${ke}*=${ke}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Sn=/'/g,Tn=/"/g,Ln=/^(?:script|style|textarea|title)$/i,Ee=n=>(t,...e)=>({_$litType$:n,strings:t,values:e}),p=Ee(1),x=Ee(2),Br=Ee(3),R=Symbol.for("lit-noChange"),m=Symbol.for("lit-nothing"),Cn=new WeakMap,tt=et.createTreeWalker(et,129);function On(n,t){if(!Ae(n)||!n.hasOwnProperty("raw"))throw Error("invalid template strings array");return Pn!==void 0?Pn.createHTML(t):t}var jn=(n,t)=>{let e=n.length-1,o=[],s,i=t===2?"<svg>":t===3?"<math>":"",r=gt;for(let a=0;a<e;a++){let l=n[a],c,h,d=-1,g=0;for(;g<l.length&&(r.lastIndex=g,h=r.exec(l),h!==null);)g=r.lastIndex,r===gt?h[1]==="!--"?r=An:h[1]!==void 0?r=En:h[2]!==void 0?(Ln.test(h[2])&&(s=RegExp("</"+h[2],"g")),r=Q):h[3]!==void 0&&(r=Q):r===Q?h[0]===">"?(r=s??gt,d=-1):h[1]===void 0?d=-2:(d=r.lastIndex-h[2].length,c=h[1],r=h[3]===void 0?Q:h[3]==='"'?Tn:Sn):r===Tn||r===Sn?r=Q:r===An||r===En?r=gt:(r=Q,s=void 0);let u=r===Q&&n[a+1].startsWith("/>")?" ":"";i+=r===gt?l+Cs:d>=0?(o.push(c),l.slice(0,d)+Me+l.slice(d)+N+u):l+N+(d===-2?a:u)}return[On(n,i+(n[e]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),o]},xt=class n{constructor({strings:t,_$litType$:e},o){let s;this.parts=[];let i=0,r=0,a=t.length-1,l=this.parts,[c,h]=jn(t,e);if(this.el=n.createElement(c,o),tt.currentNode=this.el.content,e===2||e===3){let d=this.el.content.firstChild;d.replaceWith(...d.childNodes)}for(;(s=tt.nextNode())!==null&&l.length<a;){if(s.nodeType===1){if(s.hasAttributes())for(let d of s.getAttributeNames())if(d.endsWith(Me)){let g=h[r++],u=s.getAttribute(d).split(N),f=/([.?@])?(.*)/.exec(g);l.push({type:1,index:i,name:f[2],strings:u,ctor:f[1]==="."?Wt:f[1]==="?"?Kt:f[1]==="@"?qt:ot}),s.removeAttribute(d)}else d.startsWith(N)&&(l.push({type:6,index:i}),s.removeAttribute(d));if(Ln.test(s.tagName)){let d=s.textContent.split(N),g=d.length-1;if(g>0){s.textContent=Ft?Ft.emptyScript:"";for(let u=0;u<g;u++)s.append(d[u],ft()),tt.nextNode(),l.push({type:2,index:++i});s.append(d[g],ft())}}}else if(s.nodeType===8)if(s.data===Pe)l.push({type:2,index:i});else{let d=-1;for(;(d=s.data.indexOf(N,d+1))!==-1;)l.push({type:7,index:i}),d+=N.length-1}i++}}static createElement(t,e){let o=et.createElement("template");return o.innerHTML=t,o}};function nt(n,t,e=n,o){if(t===R)return t;let s=o!==void 0?e._$Co?.[o]:e._$Cl,i=bt(t)?void 0:t._$litDirective$;return s?.constructor!==i&&(s?._$AO?.(!1),i===void 0?s=void 0:(s=new i(n),s._$AT(n,e,o)),o!==void 0?(e._$Co??=[])[o]=s:e._$Cl=s),s!==void 0&&(t=nt(n,s._$AS(n,t.values),s,o)),t}var Vt=class{constructor(t,e){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:e},parts:o}=this._$AD,s=(t?.creationScope??et).importNode(e,!0);tt.currentNode=s;let i=tt.nextNode(),r=0,a=0,l=o[0];for(;l!==void 0;){if(r===l.index){let c;l.type===2?c=new lt(i,i.nextSibling,this,t):l.type===1?c=new l.ctor(i,l.name,l.strings,this,t):l.type===6&&(c=new Gt(i,this,t)),this._$AV.push(c),l=o[++a]}r!==l?.index&&(i=tt.nextNode(),r++)}return tt.currentNode=et,s}p(t){let e=0;for(let o of this._$AV)o!==void 0&&(o.strings!==void 0?(o._$AI(t,o,e),e+=o.strings.length-2):o._$AI(t[e])),e++}},lt=class n{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,e,o,s){this.type=2,this._$AH=m,this._$AN=void 0,this._$AA=t,this._$AB=e,this._$AM=o,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,e=this._$AM;return e!==void 0&&t?.nodeType===11&&(t=e.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,e=this){t=nt(this,t,e),bt(t)?t===m||t==null||t===""?(this._$AH!==m&&this._$AR(),this._$AH=m):t!==this._$AH&&t!==R&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):_n(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==m&&bt(this._$AH)?this._$AA.nextSibling.data=t:this.T(et.createTextNode(t)),this._$AH=t}$(t){let{values:e,_$litType$:o}=t,s=typeof o=="number"?this._$AC(t):(o.el===void 0&&(o.el=xt.createElement(On(o.h,o.h[0]),this.options)),o);if(this._$AH?._$AD===s)this._$AH.p(e);else{let i=new Vt(s,this),r=i.u(this.options);i.p(e),this.T(r),this._$AH=i}}_$AC(t){let e=Cn.get(t.strings);return e===void 0&&Cn.set(t.strings,e=new xt(t)),e}k(t){Ae(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,o,s=0;for(let i of t)s===e.length?e.push(o=new n(this.O(ft()),this.O(ft()),this,this.options)):o=e[s],o._$AI(i),s++;s<e.length&&(this._$AR(o&&o._$AB.nextSibling,s),e.length=s)}_$AR(t=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);t!==this._$AB;){let o=Mn(t).nextSibling;Mn(t).remove(),t=o}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},ot=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,e,o,s,i){this.type=1,this._$AH=m,this._$AN=void 0,this.element=t,this.name=e,this._$AM=s,this.options=i,o.length>2||o[0]!==""||o[1]!==""?(this._$AH=Array(o.length-1).fill(new String),this.strings=o):this._$AH=m}_$AI(t,e=this,o,s){let i=this.strings,r=!1;if(i===void 0)t=nt(this,t,e,0),r=!bt(t)||t!==this._$AH&&t!==R,r&&(this._$AH=t);else{let a=t,l,c;for(t=i[0],l=0;l<i.length-1;l++)c=nt(this,a[o+l],e,l),c===R&&(c=this._$AH[l]),r||=!bt(c)||c!==this._$AH[l],c===m?t=m:t!==m&&(t+=(c??"")+i[l+1]),this._$AH[l]=c}r&&!s&&this.j(t)}j(t){t===m?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},Wt=class extends ot{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===m?void 0:t}},Kt=class extends ot{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==m)}},qt=class extends ot{constructor(t,e,o,s,i){super(t,e,o,s,i),this.type=5}_$AI(t,e=this){if((t=nt(this,t,e,0)??m)===R)return;let o=this._$AH,s=t===m&&o!==m||t.capture!==o.capture||t.once!==o.once||t.passive!==o.passive,i=t!==m&&(o===m||s);s&&this.element.removeEventListener(this.name,this,o),i&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},Gt=class{constructor(t,e,o){this.element=t,this.type=6,this._$AN=void 0,this._$AM=e,this.options=o}get _$AU(){return this._$AM._$AU}_$AI(t){nt(this,t)}},Rn={M:Me,P:N,A:Pe,C:1,L:jn,R:Vt,D:_n,V:nt,I:lt,H:ot,N:Kt,U:qt,B:Wt,F:Gt},_s=$e.litHtmlPolyfillSupport;_s?.(xt,lt),($e.litHtmlVersions??=[]).push("3.3.3");var Dn=(n,t,e)=>{let o=e?.renderBefore??t,s=o._$litPart$;if(s===void 0){let i=e?.renderBefore??null;o._$litPart$=s=new lt(t.insertBefore(ft(),i),i,void 0,e??{})}return s._$AI(n),s};var Se=globalThis,B=class extends I{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=Dn(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return R}};B._$litElement$=!0,B.finalized=!0,Se.litElementHydrateSupport?.({LitElement:B});var Ls=Se.litElementPolyfillSupport;Ls?.({LitElement:B});(Se.litElementVersions??=[]).push("4.2.2");function st(n,t){let e=Math.min(t.width/n.width,t.height/n.height)||1;return{scale:e,x:(t.width-n.width*e)/2,y:(t.height-n.height*e)/2}}function Yt(n,t,e){let o=st(t,e).scale,s=Math.min(Math.max(n.scale,o),Math.max(40,o));return{scale:s,x:Hn(n.x,t.width*s,e.width),y:Hn(n.y,t.height*s,e.height)}}function Hn(n,t,e){return t<=e?(e-t)/2:Math.min(0,Math.max(e-t,n))}function In(n,t,e,o,s){let i=st(o,s).scale,r=Math.min(Math.max(n.scale*e,i),Math.max(40,i)),a=r/n.scale;return Yt({scale:r,x:t[0]-(t[0]-n.x)*a,y:t[1]-(t[1]-n.y)*a},o,s)}function Nn(n,t,e,o,s){return Yt({...n,x:n.x+t,y:n.y+e},o,s)}function Te(n,t){return[(t[0]-n.x)/n.scale,(t[1]-n.y)/n.scale]}function F(n,t){return[t[0]*n.scale+n.x,t[1]*n.scale+n.y]}function Ce(n,t){return[Un(n[0],t.width),Un(n[1],t.height)]}function Un(n,t){let e=Math.round(n*100)/100;return Math.min(Math.max(e,0),t-.01)}function zn(n,t,e){let[o,s]=Te(n,t),i=Math.max(-o,o-e.width,0),r=Math.max(-s,s-e.height,0);return Math.max(i,r)*n.scale}function _e(n,t){return[Math.min(n[0],t[0]),Math.min(n[1],t[1]),Math.max(n[0],t[0]),Math.max(n[1],t[1])]}function Zt(n,t){return Math.hypot(n[0]-t[0],n[1]-t[1])}function Le(n,t){return[(n[0]+t[0])/2,(n[1]+t[1])/2]}var Os={mouse:4,pen:8,touch:12},Xt=class{constructor(t,e){this.element=t;this.handler=e;let{signal:o}=this.#i;t.addEventListener("pointerdown",this.#r,{signal:o}),t.addEventListener("pointermove",this.#a,{signal:o}),t.addEventListener("pointerup",this.#d,{signal:o}),t.addEventListener("pointercancel",this.#p,{signal:o}),t.addEventListener("wheel",this.#h,{signal:o,passive:!1}),t.addEventListener("contextmenu",s=>s.preventDefault(),{signal:o})}element;handler;#t=new Map;#e="spent";#n=[0,0];#o=!1;#s=!1;#i=new AbortController;dispose(){this.#i.abort()}set space(t){this.#s=t,this.element.toggleAttribute("data-space",t)}cancel(){let t=this.#e==="box";return this.#e!=="spent"&&this.#c(),t}#r=t=>{if(t.button>2)return;t.preventDefault(),this.element.focus({preventScroll:!0}),this.element.setPointerCapture(t.pointerId);let e=this.handler.at(t);if(this.#t.set(t.pointerId,e),this.#t.size===2)this.handler.draft(null),this.#e="pinch";else if(this.#t.size===1){this.#n=e,this.#o=t.button===2||t.altKey||t.ctrlKey||this.handler.tool()==="subtract";let o=t.button===1||this.#s||this.handler.tool()==="pan"&&t.button===0;this.#e=o?"pan":"press",o||this.handler.press(e),this.element.toggleAttribute("data-moving",o)}};#a=t=>{let e=this.#t.get(t.pointerId);if(!e)return;let o=this.handler.at(t);this.#e==="pinch"&&this.#l(t.pointerId,e,o),this.#t.set(t.pointerId,o),this.#e==="pan"&&this.handler.pan(o[0]-e[0],o[1]-e[1]);let s=Zt(o,this.#n)>(Os[t.pointerType]??4);this.#e==="press"&&!this.#o&&s&&(this.#e="box",this.handler.drag()),this.#e==="box"&&this.handler.draft(o)};#l(t,e,o){let s=[...this.#t].find(([l])=>l!==t)?.[1];if(!s)return;let i=Le(e,s),r=Le(o,s);this.handler.pan(r[0]-i[0],r[1]-i[1]);let a=Zt(e,s);a>0&&this.handler.zoom(Zt(o,s)/a,r)}#d=t=>{if(!this.#t.delete(t.pointerId))return;let e=this.handler.at(t),o=this.#e;if(this.#t.size>0){this.#e="spent";return}this.#c(),o==="press"&&this.handler.point(this.#o?0:1),o==="box"&&this.handler.box(e)};#p=t=>{this.#t.delete(t.pointerId),this.#c()};#c(){this.#e="spent",this.element.removeAttribute("data-moving"),this.handler.draft(null)}#h=t=>{if(!this.handler.wheel(t))return;t.preventDefault();let e=t.deltaMode===WheelEvent.DOM_DELTA_LINE?33:1,o=Math.max(-120,Math.min(120,t.deltaY*e));this.handler.zoom(Math.exp(-o*(t.ctrlKey?.01:.0022)),this.handler.at(t))}};var js=16;function Bn(n,t,e,o){let s=r=>t.image!==null&&zn(t.view,r,t.image)<=js,i={frame:-1,at:[0,0],near:!1};return new Xt(n,{at:r=>t.canvasAt(r.clientX,r.clientY),tool:()=>e.ui.tool,press:r=>i={frame:t.shown,at:t.imageAt(r),near:s(r)},drag:()=>{i.frame>=0&&e.seek(i.frame)},draft:r=>t.setDraft(r&&_e(i.at,t.imageAt(r))),point:r=>{i.near&&e.prompt({points:[i.at],labels:[r]},i.frame)},box:r=>{let a=_e(i.at,t.imageAt(r));a[0]<a[2]&&a[1]<a[3]&&e.prompt({box:a},i.frame)},pan:(r,a)=>t.pan(r,a),zoom:(r,a)=>t.zoom(r,a),wheel:r=>!t.image||t.fitted&&r.deltaY>0?!1:e.host.ownsPage||r.ctrlKey||o()})}var Fn=new WeakMap;function V(n,...t){let e=Fn.get(n);return Fn.set(n,t),e?.length!==t.length||e.some((o,s)=>o!==t[s])}function Vn(n){let t=Number.parseInt(n.slice(1),16),e=o=>{let s=(t>>o&255)/255;return s<=.04045?s/12.92:((s+.055)/1.055)**2.4};return .2126*e(16)+.7152*e(8)+.0722*e(0)}function Wn(n){return Vn(n)>.18?"#111114":"#ffffff"}function yt(n){return Vn(n)>.18?"rgba(0, 0, 0, 0.55)":"rgba(255, 255, 255, 0.8)"}var qn=4;function Gn(n,t,e,o,s){Zn(n),n.imageSmoothingEnabled=e.scale<qn,n.imageSmoothingQuality=e.scale<.7?"medium":"low",n.setTransform(t,0,0,t,0,0),n.drawImage(o,e.x,e.y,s.width*e.scale,s.height*e.scale)}function Yn(n,t,e,o,s,i){Zn(n),Rs(n,t,e,o,s),Ds(n,t,e,i)}function Rs(n,t,e,o,s){let i=t*e.scale;n.setTransform(i,0,0,i,t*e.x,t*e.y),n.lineJoin="miter",n.miterLimit=3;for(let{shape:r,color:a,selected:l,stale:c}of o){let h=e.scale<qn?r.smooth:r.exact,d=(l?2:1.5)/e.scale;n.globalAlpha=c?s/2:s,n.fillStyle=a,n.fill(h,"evenodd"),n.globalAlpha=1,n.strokeStyle=yt(a),n.lineWidth=d+1.5/e.scale,n.stroke(h),n.setLineDash(c?[6/e.scale,4/e.scale]:[]),n.strokeStyle=a,n.lineWidth=d,n.stroke(h),n.setLineDash([])}}function Ds(n,t,e,o){n.setTransform(t,0,0,t,0,0);for(let s of o.prompts)n.globalAlpha=s.selected||s.pending?1:.6,s.box&&Kn(n,e,s.box,s.color,s.pending?o.phase:null),s.points.forEach((i,r)=>{let a=F(e,i);s.pending&&Us(n,a,o.phase),Hs(n,a,s.labels[r]===1,s.color,s.selected||s.pending?7:5)});n.globalAlpha=1,o.draft&&Kn(n,e,o.draft,o.draftColor,null),o.crosshair&&Is(n,F(e,o.crosshair))}function Zn(n){n.setTransform(1,0,0,1,0,0),n.clearRect(0,0,n.canvas.width,n.canvas.height)}function Hs(n,[t,e],o,s,i){let r=o?s:"#1b1b20";n.beginPath(),n.arc(t,e,i+2.5,0,2*Math.PI),n.fillStyle="rgba(0, 0, 0, 0.35)",n.fill(),n.beginPath(),n.arc(t,e,i+1.5,0,2*Math.PI),n.fillStyle="#ffffff",n.fill(),n.beginPath(),n.arc(t,e,i,0,2*Math.PI),n.fillStyle=r,n.fill();let a=i*.52;n.beginPath(),n.moveTo(t-a,e),n.lineTo(t+a,e),o&&(n.moveTo(t,e-a),n.lineTo(t,e+a)),n.strokeStyle=Wn(r),n.lineWidth=i>6?2:1.5,n.lineCap="round",n.stroke()}function Us(n,[t,e],o){n.beginPath(),n.arc(t,e,10+14*o,0,2*Math.PI),n.strokeStyle=`rgba(0, 0, 0, ${.5*(1-o)})`,n.lineWidth=4,n.stroke(),n.strokeStyle=`rgba(255, 255, 255, ${1-o})`,n.lineWidth=2,n.stroke()}function Kn(n,t,e,o,s){let[i,r]=F(t,[e[0],e[1]]),[a,l]=F(t,[e[2],e[3]]);n.setLineDash([]),n.strokeStyle=yt(o),n.lineWidth=3.5,n.strokeRect(i,r,a-i,l-r),s!==null&&(n.setLineDash([6,4]),n.lineDashOffset=-10*s),n.strokeStyle=o,n.lineWidth=2,n.strokeRect(i,r,a-i,l-r),n.setLineDash([])}function Is(n,[t,e]){for(let[o,s]of[["rgba(0, 0, 0, 0.7)",4],["#ffffff",1.5]]){n.beginPath();for(let[i,r]of[[1,0],[-1,0],[0,1],[0,-1]])n.moveTo(t+4*i,e+4*r),n.lineTo(t+16*i,e+16*r);n.strokeStyle=o,n.lineWidth=s,n.lineCap="round",n.stroke()}}var Xn=900,Oe=50,je=150,Ns=.3,zs="#ffffff",Jn=32,Qn=(n,t)=>Math.min(Math.max(n,Jn),t-Jn),Jt=class{constructor(t,e,o,s){this.context=t;this.element=e;this.layers=o;this.onView=s;this.#l=new ResizeObserver(()=>this.#m()),this.#l.observe(e),this.#p=[t.store,t.pixels].map(i=>i.subscribe(()=>this.redraw())),this.#c.port1.onmessage=()=>this.#M(),this.#m()}context;element;layers;onView;view={scale:1,x:0,y:0};crosshair=null;#t=null;#e={width:1,height:1};#n=1;#o=!0;#s="";#i=-1;#r=0;#a=0;#l;#d=matchMedia("(prefers-reduced-motion: reduce)");#p;#c=new MessageChannel;#h;dispose(){cancelAnimationFrame(this.#r),clearTimeout(this.#h),this.#l.disconnect();for(let t of this.#p)t();this.#c.port1.close()}get image(){return this.context.ui.state.medium}redraw(){this.#r||=requestAnimationFrame(()=>this.#g())}setDraft(t){this.#t=this.image&&t,this.redraw()}setCrosshair(t){if(this.crosshair=t&&this.image?Ce(t,this.image):null,this.crosshair){let[e,o]=F(this.view,this.crosshair),{width:s,height:i}=this.#e;this.pan(Qn(e,s)-e,Qn(o,i)-o),this.context.store.update({announcement:S.point(...this.crosshair)})}this.redraw()}imageAt(t){let e=Te(this.view,t);return this.image?Ce(e,this.image):e}canvasAt(t,e){let{left:o,top:s}=this.element.getBoundingClientRect();return[t-o,e-s]}zoom(t,e){let{width:o,height:s}=this.#e,i=e??(this.crosshair?F(this.view,this.crosshair):[o/2,s/2]);this.image&&this.#u(In(this.view,i,t,this.image,this.#e))}pan(t,e){this.image&&this.#u(Nn(this.view,t,e,this.image,this.#e))}fit(){this.image&&this.#u(st(this.image,this.#e))}get fitted(){return this.#o}#u(t){this.image&&(this.view=t,this.#o=t.scale<=st(this.image,this.#e).scale*1.0001,this.redraw(),this.onView())}#m(){let{clientWidth:t,clientHeight:e}=this.element;if(!(!t||!e)){this.#n=window.devicePixelRatio||1,this.#e={width:t,height:e};for(let o of Object.values(this.layers))o.width=Math.round(t*this.#n),o.height=Math.round(e*this.#n);this.image&&this.#u(this.#o?st(this.image,this.#e):Yt(this.view,this.image,this.#e)),cancelAnimationFrame(this.#r),this.#a++,this.#g()}}#g(){this.#r=0;let{ui:t}=this.context;t.state.session!==this.#s&&this.#v(t.state),this.#i=this.#y(t.frame);let e=this.#w(),o=this.#k();(e||o)&&this.context.stats.framesDrawn++;for(let s of this.context.undrawn)s.drawn||=performance.now();(e||o||this.context.undrawn.length>0)&&this.#c.port2.postMessage(null),this.#x()}#x(){if(clearTimeout(this.#h),this.context.ui.pending.length===0)return;let t=this.#f();if(t<Oe)this.#h=setTimeout(()=>this.redraw(),Oe-t);else{if(this.#d.matches)return;t<je?this.#h=setTimeout(()=>this.redraw(),je-t):this.redraw()}}#f(){return performance.now()-Math.min(...this.context.ui.pending.map(t=>t.since))}#y(t){let{frames:e,latest:o}=this.context;if(e.has(t))return t;let s=Math.abs(o-t)<Math.abs(this.#i-t);return e.has(o)&&(s||this.#i<0)?o:this.#i}#v({session:t,medium:e}){this.#s=t,this.#i=-1,this.#t=null,this.crosshair=null,e&&(this.view=st(e,this.#e)),this.#o=!0,this.onView()}#w(){let t=this.context.frames.get(this.#i);if(!V(this.layers.image,this.#a,this.view,t))return!1;let e=this.layers.image.getContext("2d");return t&&this.image?Gn(e,this.#n,this.view,t,this.image):e.clearRect(0,0,e.canvas.width,e.canvas.height),!0}#k(){let{ui:t,masks:e}=this.context,o=this.image?.height??0,s=[];for(let l of this.#i<0?[]:t.state.objects){let c=l.visible?e.get(this.#i,l.id):void 0,h=ht(l,t.live,this.#i)?.kind;if(!c||!h)continue;let d=h==="stale",g=l.id===t.selected,u=g?c.candidates[t.trying]:void 0;s.push({shape:e.shape((u??c).counts,o),color:l.color,selected:g,stale:d})}s.sort((l,c)=>Number(l.selected)-Number(c.selected));let{opacity:i}=t.settings,r=this.#$(),a=s.flatMap(({shape:l,color:c,selected:h,stale:d})=>[l,c,h,d]);return V(this.layers.overlay,this.#a,this.view,i,JSON.stringify(r),...a)?(Yn(this.layers.overlay.getContext("2d"),this.#n,this.view,s,i,r),!0):!1}#$(){let{ui:t}=this.context,e=[];for(let s of t.settings.prompts?t.state.objects:[]){let i=s.prompts[this.#i];!i||!s.visible||e.push({...i,color:s.color,selected:s.id===t.selected,pending:!1})}e.sort((s,i)=>Number(s.selected)-Number(i.selected));for(let s of t.pending)s.frame!==this.#i||performance.now()-s.since<Oe||e.push({...s,color:this.#b(s.object),selected:!0,pending:!0});let o=!this.#d.matches&&this.#f()>=je;return{prompts:e,draft:this.#t,draftColor:this.#b(t.selected),crosshair:this.crosshair,phase:t.pending.length>0&&o?performance.now()%Xn/Xn:Ns}}#b(t){return this.context.ui.state.objects.find(e=>e.id===t)?.color??zs}#M(){let t=performance.now();for(let e of this.context.undrawn.splice(0))e.shown=t,this.context.stats.clicks.push(e);this.#i>=0&&this.element.dispatchEvent(new CustomEvent("edgetam-drawn",{bubbles:!0,composed:!0,detail:{frame:this.#i,revision:this.context.ui.state.revision}}))}get settled(){return this.#r===0&&this.context.undrawn.length===0}get shown(){return this.#i}};function to(n,t,e){let o=new AbortController,{signal:s}=o,i=0,r=l=>l.dataTransfer?.types.includes("Files")??!1,a=l=>{i=Math.max(0,i+l),e(i>0)};return n.addEventListener("dragenter",l=>r(l)&&a(1),{signal:s}),n.addEventListener("dragleave",l=>r(l)&&a(-1),{signal:s}),n.addEventListener("dragover",l=>r(l)&&l.preventDefault(),{signal:s}),n.addEventListener("drop",l=>{a(-i);let[c,...h]=l.dataTransfer?.files??[];c&&(l.preventDefault(),l.stopPropagation(),t(c,h.length))},{signal:s}),document.addEventListener("paste",l=>{let[c,...h]=l.clipboardData?.files??[];!c||!Bs(n,l)||(l.preventDefault(),t(c,h.length))},{signal:s}),()=>o.abort()}function Bs(n,t){return t.composedPath().includes(n)?!0:(document.activeElement===null||document.activeElement===document.body)&&document.querySelectorAll(n.localName).length===1}var Qt=n=>(t,e)=>t.session.seek(t.ui.frame+n(e)),Re=(n,t)=>({session:e})=>e.navigation.setTool(n,t),De=[{keys:["o"],shown:"O",label:b.open,run:n=>n.chooseFile()},{keys:["ctrl+z"],shown:"Ctrl Z",label:b.undo,run:({session:n})=>n.edits.undo()},{keys:["ctrl+shift+z","ctrl+y"],shown:"Ctrl Shift Z",label:b.redo,run:({session:n})=>n.edits.redo()},{keys:["n"],shown:"N",label:b.newObject,run:({session:n})=>n.edits.addObject()},{keys:["1","2","3","4","5","6","7","8","9"],shown:b.oneToNine,label:b.select,run:({session:n,ui:t},e)=>{let o=t.state.objects[Number(e.key)-1];o&&n.navigation.select(o.id)}},{keys:["delete","backspace"],shown:"Delete",label:b.remove,run:({session:n,ui:t},{repeat:e})=>e||n.edits.remove(t.selected)},{keys:["c","]"],shown:b.cOrBracket,label:b.nextCandidate,run:n=>eo(n,1)},{keys:["["],shown:"[",label:b.previousCandidate,run:n=>eo(n,-1)},{keys:["a"],shown:"A",label:b.adds,run:Re("add",S.adds)},{keys:["s"],shown:"S",label:b.subtracts,run:Re("subtract",S.subtracts)},{keys:["h"],shown:"H",label:b.pan,run:Re("pan",S.pans)},{keys:["+","=","shift++"],shown:"+",label:b.zoomIn,run:({stage:n})=>n?.zoom(1.5)},{keys:["-"],shown:"−",label:b.zoomOut,run:({stage:n})=>n?.zoom(1/1.5)},{keys:["0"],shown:"0",label:b.zoomFit,run:({stage:n})=>n?.fit()},{keys:["p"],shown:"P",label:b.point,run:n=>n.togglePointing()},{keys:["arrowleft"],shown:"←",label:b.previous,video:!0,run:Qt(()=>-1)},{keys:["arrowright"],shown:"→",label:b.next,video:!0,run:Qt(()=>1)},{keys:["shift+arrowleft"],shown:"Shift ←",label:b.back,video:!0,run:Qt(()=>-10)},{keys:["shift+arrowright"],shown:"Shift →",label:b.on,video:!0,run:Qt(()=>10)},{keys:["home"],shown:"Home",label:b.first,video:!0,run:({session:n})=>n.seek(0)},{keys:["end"],shown:"End",label:b.last,video:!0,run:({session:n})=>n.seek(1/0)},{keys:["t"],shown:"T",label:b.propagate,video:!0,run:({session:n})=>{n.propagation.run({direction:"forward"})}},{keys:["escape"],shown:"Esc",label:b.escape,run:n=>n.escape()},{keys:["?","shift+?"],shown:"?",label:b.help,run:n=>n.showKeys()}],no=["Space",b.play];function oo(n,t){if(t.altKey)return!1;let o=`${t.ctrlKey||t.metaKey?"ctrl+":""}${t.shiftKey?"shift+":""}`+t.key.toLowerCase(),{medium:s}=n.ui.state,i=De.find(({keys:r})=>r.includes(o));return!i||i.video&&s?.kind!=="video"||!s&&!["o","?","escape"].includes(i.keys[0])?!1:(i.run(n,t),!0)}function so(n,t){let{stage:e,session:o}=n,s=e?.crosshair;if(!e||!s)return!1;let r={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]}[t.key];if(r){let a=(t.shiftKey?2:16)/e.view.scale;return e.setCrosshair([s[0]+r[0]*a,s[1]+r[1]*a]),!0}return t.key!=="Enter"?!1:(o.prompt({points:[s],labels:[t.shiftKey?0:1]},e.shown),!0)}function eo({session:n},t){let e=n.selectedMask,o=e?.candidates.length??0;e&&o&&n.edits.choose((e.data.chosen+t+o)%o)}function io(n,t){return n>=700||n>=520&&t<560}function ro({width:n,sight:t,chrome:e,ownsPage:o,beside:s},i){if(o)return Math.max(180,Math.floor(t-e));let r=t*.85-e-24,a=i?n*i.height/i.width:420;return Math.round(Math.max(s&&i?280:180,Math.min(a,r)))}function ao(){return Math.min(window.innerHeight,window.screen.availHeight||1/0)}function lo(n){let t=1/0;for(let e=n;e;e=e instanceof ShadowRoot?e.host:e.parentNode){if(!(e instanceof Element))continue;let{maxHeight:o,overflowY:s}=getComputedStyle(e);o.endsWith("px")&&/auto|scroll/.test(s)&&(t=Math.min(t,parseFloat(o)))}return t}function co(n,t){let[e,o]=[n.getBoundingClientRect(),t.getBoundingClientRect()],s=Math.max(o.left+8-e.left,Math.min(0,o.right-8-e.right));n.style.translate=`${s}px`,n.querySelector(".menu-item, input")?.focus()}function po(n,t){if(t!=="ArrowDown"&&t!=="ArrowUp")return!1;let e=[...n.closest(".menu")?.querySelectorAll(".menu-item")??[]],o=e.indexOf(n)+(t==="ArrowDown"?1:-1);return e[(o+e.length)%e.length]?.focus(),e.length>0}var te=480,He=360;function uo(n){return p`<section class="card card-candidates" aria-label=${U.label}>${Fs(n)}</section>`}function Fs(n){let{ui:t,session:e}=n,o=e.selectedMask;if(!o||!O(t,t.selected)?.prompts[t.frame])return p`<p class="quiet candidates-hint">${U.hint}</p>`;if(o.candidates.length===0)return p`<button class="button quiet-button" data-test="alternatives" @click=${()=>e.edits.candidates()}>
      ${U.ask}
    </button>`;let{masks:s}=e.context,i=Xe(o.candidates.map(({counts:r})=>s.shape(r,t.state.medium?.height??0)));return p`<header class="card-head"><h2>${U.title}</h2></header>
    <div class="candidates">${i.map((r,a)=>Vs(n,o,a,r))}</div>`}function Vs(n,t,e,o){let{session:s}=n,i=k.percent(t.candidates[e].score),r=U.extents[o];return p`<button
    class="candidate"
    data-test="candidate-${e}"
    aria-pressed=${String(t.data.chosen===e)}
    aria-label=${U.candidate(e,i,r)}
    title=${U.tooltip(e)}
    @click=${()=>s.edits.choose(e)}
    @pointerenter=${a=>a.pointerType==="mouse"&&s.tryOn(e)}
    @pointerleave=${()=>s.tryOn(-1)}
    @focus=${()=>s.tryOn(e)}
    @blur=${()=>s.tryOn(-1)}
  >
    <canvas class="candidate-image" width=${te} height=${He} data-index=${e}></canvas>
    <span class="candidate-words">
      <span class="figures">${i}</span>
      <span class="wide-only">${U.confidence}</span>
      ${r?p`<span>${r}</span>`:m}
    </span>
  </button>`}async function Ue(n,t){let{ui:e,session:o}=n,{masks:s,frames:i}=o.context,r=s.get(e.frame,e.selected),a=i.get(e.frame),{medium:l}=e.state,c=O(e,e.selected)?.color;if(!r?.candidates.length||!a||!l||!c)return;let d=[...t.querySelectorAll(".candidate-image")].filter(D=>V(D,r.candidates,a,c));if(d.length===0)return;let g=r.candidates.map(D=>s.shape(D.counts,l.height)),u=Ws(g.map(D=>D.bounds),l),f=a.width/l.width,[v,E]=[(u.x1-u.x0)*f,(u.y1-u.y0)*f],it={resizeWidth:te,resizeHeight:He,resizeQuality:"medium"},pt=await createImageBitmap(a,u.x0*f,u.y0*f,Math.max(1,v),Math.max(1,E),it);for(let D of d){let Be=g[Number(D.dataset.index)];Be&&s.get(e.frame,e.selected)?.candidates===r.candidates&&Ks(D,pt,u,Be,c)}pt.close()}function Ws(n,t){let e=n.filter(d=>d!==null);if(e.length===0)return{x0:0,y0:0,x1:t.width,y1:t.height};let o=Math.min(...e.map(d=>d.x0)),s=Math.min(...e.map(d=>d.y0)),i=Math.max(...e.map(d=>d.x1)),r=Math.max(...e.map(d=>d.y1)),a=Math.max(i-o,(r-s)*4/3,16)*1.25,l=a*3/4,c=ho((o+i-a)/2,a,t.width),h=ho((s+r-l)/2,l,t.height);return{x0:c,y0:h,x1:c+a,y1:h+l}}function ho(n,t,e){return t>=e?(e-t)/2:Math.min(Math.max(n,0),e-t)}function Ks(n,t,e,o,s){let i=n.getContext("2d"),r=te/(e.x1-e.x0);i.setTransform(1,0,0,1,0,0),i.clearRect(0,0,te,He),i.drawImage(t,0,0),i.setTransform(r,0,0,r,-e.x0*r,-e.y0*r),i.globalAlpha=.5,i.fillStyle=s,i.fill(o.smooth,"evenodd"),i.globalAlpha=1;for(let[a,l]of[[yt(s),9],[s,5]])i.strokeStyle=a,i.lineWidth=l/r,i.stroke(o.smooth)}var qs={open:x`<path d="M2.75 15.25V5.5c0-.7.55-1.25 1.25-1.25h3.4l1.9 2h6.2c.7 0 1.25.55 1.25 1.25v1.25"/><path d="M2.9 15.4 5 9.6c.18-.5.65-.85 1.2-.85h10.4c.6 0 1 .58.8 1.13l-1.75 5.02c-.18.5-.65.85-1.2.85H3.1c-.2 0-.27-.18-.2-.35Z"/>`,undo:x`<path d="M7 4.25 3.25 8 7 11.75"/><path d="M3.5 8h8.25a4.25 4.25 0 0 1 0 8.5H8.5"/>`,redo:x`<path d="M13 4.25 16.75 8 13 11.75"/><path d="M16.5 8H8.25a4.25 4.25 0 0 0 0 8.5h3.25"/>`,removeAll:x`<path d="M3 5h9M6.5 5V3.5h3V5M4 5.25l.5 8.9c.04.6.53 1.1 1.13 1.1h4.74c.6 0 1.1-.5 1.13-1.1l.1-1.65M14 8.25l4 4M18 8.25l-4 4"/>`,add:x`<circle cx="10" cy="10" r="6.75"/><path d="M10 7v6M7 10h6"/>`,subtract:x`<circle cx="10" cy="10" r="6.75"/><path d="M7 10h6"/>`,pan:x`<path d="M10 2.75v14.5M2.75 10h14.5M7.75 5 10 2.75 12.25 5M7.75 15 10 17.25 12.25 15M5 7.75 2.75 10 5 12.25M15 7.75 17.25 10 15 12.25"/>`,plus:x`<path d="M10 4.5v11M4.5 10h11"/>`,minus:x`<path d="M4.5 10h11"/>`,fit:x`<path d="M3.5 7V4.75c0-.7.55-1.25 1.25-1.25H7M13 3.5h2.25c.7 0 1.25.55 1.25 1.25V7M16.5 13v2.25c0 .7-.55 1.25-1.25 1.25H13M7 16.5H4.75c-.7 0-1.25-.55-1.25-1.25V13"/>`,more:x`<circle cx="4.5" cy="10" r="1"/><circle cx="10" cy="10" r="1"/><circle cx="15.5" cy="10" r="1"/>`,panel:x`<rect x="2.75" y="3.75" width="14.5" height="12.5" rx="2"/><path d="M12.25 3.75v12.5"/>`,box:x`<rect x="3.75" y="4.75" width="12.5" height="10.5" rx="1" stroke-dasharray="3 2.2"/>`,help:x`<circle cx="10" cy="10" r="7"/><path d="M7.9 8a2.1 2.1 0 1 1 3.2 1.8c-.7.43-1.1.8-1.1 1.6"/><path d="M10 14v.01"/>`,download:x`<path d="M10 3.25v9M6.25 8.75 10 12.5l3.75-3.75M3.75 16.25h12.5"/>`,eye:x`<path d="M2 10s2.9-5 8-5 8 5 8 5-2.9 5-8 5-8-5-8-5Z"/><circle cx="10" cy="10" r="2.25"/>`,hidden:x`<path d="M4.6 6.5C2.9 8 2 10 2 10s2.9 5 8 5c1.2 0 2.3-.28 3.2-.68M8 5.2c.6-.13 1.3-.2 2-.2 5.1 0 8 5 8 5s-.75 1.3-2.1 2.55M3.5 3.5l13 13"/>`,remove:x`<path d="M3.75 5.5h12.5M8 5.25V3.5h4v1.75M5.25 5.75l.6 9.6c.04.65.58 1.15 1.23 1.15h5.84c.65 0 1.19-.5 1.23-1.15l.6-9.6M8.4 8.75l.2 4.75M11.6 8.75l-.2 4.75"/>`,erase:x`<path d="m8.2 16.25-4.6-4.6a1.25 1.25 0 0 1 0-1.77L10.4 3.1a1.25 1.25 0 0 1 1.77 0l4.2 4.2c.49.49.49 1.28 0 1.77l-7.2 7.18ZM6.9 6.6l6 6M6 16.25h10.5"/>`,first:x`<path d="M5 4.5v11M15.25 5 8.5 10l6.75 5V5Z"/>`,previous:x`<path d="M12.5 4.5 7 10l5.5 5.5"/>`,next:x`<path d="M7.5 4.5 13 10l-5.5 5.5"/>`,last:x`<path d="M15 4.5v11M4.75 5l6.75 5-6.75 5V5Z"/>`,play:x`<path d="M6 4.25v11.5L15.5 10 6 4.25Z"/>`,pause:x`<path d="M7 4.5v11M13 4.5v11"/>`,propagate:x`<path d="M3.5 5 8.5 10l-5 5M10 5l5 5-5 5"/>`,close:x`<path d="m5 5 10 10M15 5 5 15"/>`,info:x`<circle cx="10" cy="10" r="7"/><path d="M10 9.25V13.5M10 6.5v.01"/>`,warning:x`<path d="M10 3.25 2.75 16h14.5L10 3.25ZM10 8.25v3.5M10 13.9v.01"/>`,down:x`<path d="m6 8 4 4 4-4"/>`,image:x`<rect x="2.75" y="3.75" width="14.5" height="12.5" rx="2"/><circle cx="7" cy="8" r="1.5"/><path d="m3.5 15 4.25-4.1 2.6 2.35 2.9-3.25 3.75 4"/>`};function M(n){return p`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">${qs[n]}</svg>`}function mo(n){let{ui:t,session:e}=n;return t.phase==="connecting"?p`<div class="empty" data-test="connecting"><span class="spinner"></span></div>`:t.phase==="lost"?p`<div class="empty">
      <p class="quiet">${rt.lost}</p>
      <button class="button outlined" data-test="connect" @click=${()=>{e.connect()}}>
        ${k.tryAgain}
      </button>
    </div>`:p`<div class="empty" data-test="empty">
    <span class="empty-icon">${M("image")}</span>
    <p class="empty-title">${rt.title}</p>
    <button class="button primary" data-test="open-empty" @click=${()=>n.chooseFile()}>
      ${rt.open}
    </button>
    ${t.examples.length?p`<div class="examples" role="group" aria-label=${rt.examples}>
          ${t.examples.map(({example:o,thumbnail:s})=>p`<button
              class="example"
              data-test="example-${o.id}"
              title=${rt.example(o.name)}
              @click=${()=>{e.open({example:o.id,name:o.name})}}
            >
              <span class="example-image">
                <img src=${s} alt="" />${o.kind==="video"?p`<i>${M("play")}</i>`:m}
              </span>
              <span>${o.name}</span>
            </button>`)}
        </div>`:m}
  </div>`}var ee={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},ne=n=>(...t)=>({_$litDirective$:n,values:t}),dt=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,e,o){this._$Ct=t,this._$AM=e,this._$Ci=o}_$AS(t,e){return this.update(t,e)}update(t,e){return this.render(...e)}};var vt=class extends dt{constructor(t){if(super(t),this.it=m,t.type!==ee.CHILD)throw Error(this.constructor.directiveName+"() can only be used in child bindings")}render(t){if(t===m||t==null)return this._t=void 0,this.it=t;if(t===R)return t;if(typeof t!="string")throw Error(this.constructor.directiveName+"() called with a non-string value");if(t===this.it)return this._t;this.it=t;let e=[t];return e.raw=e,this._t={_$litType$:this.constructor.resultType,strings:e,values:[]}}};vt.directiveName="unsafeHTML",vt.resultType=1;var go=ne(vt);var fo=`<h1>EdgeTAM UI practice checkpoint</h1>
<p>A small EdgeTAM (RepViT of widths 32 to 320, hidden size 128, 4.1 million parameters, 512 px, float16 on
disk) trained from nothing on two CPU cores in about seventeen and a half hours. It lets the page be
tried, and be tested, where the published weights cannot be had. <strong>It is a stand-in: on photographs its
masks are rough.</strong> For work, use <code>yonigozlan/EdgeTAM-hf</code>.</p>
<h2>What it does, measured</h2>
<p><code>python demo/practice/evaluate.py --scenes 50 --clips 8</code>: float32, the library's own code. The first three columns are
generated scenes, with other seeds, photographs and cut-outs than in training: <em>plain</em>, one to four whole shapes on a
ground; <em>cluttered</em>, shapes with parts, tiny, overlapping or alike; <em>things</em>, cut-outs of real and rendered things over
photographs. Their clips have 60 frames, and another thing passes over the one that is followed. <em>Photographs</em> are 36
things in 11 photographs, 20 of them parts, and one in a clip of 56 frames, outlined by hand and never trained on.
<em>Everyday</em> are 139 things in 17 photographs, 65 of them parts (faces, hair, sleeves, lamps of cars) and 54 smaller than
a hundredth of the image, outlined by hand and never trained on, but these weights were chosen by them.</p>
<table>
<thead>
<tr>
<th></th>
<th>plain</th>
<th>cluttered</th>
<th>things</th>
<th>photographs</th>
<th>everyday</th>
<th>wanted: generated / photographs</th>
</tr>
</thead>
<tbody>
<tr>
<td>box, IoU</td>
<td>0.89</td>
<td>0.86</td>
<td>0.87</td>
<td>0.82</td>
<td>0.77</td>
<td>0.92 / 0.75</td>
</tr>
<tr>
<td>one click, candidate by the model's own score, IoU</td>
<td>0.81</td>
<td>0.76</td>
<td>0.72</td>
<td>0.58</td>
<td>0.50</td>
<td>0.80 / 0.50</td>
</tr>
<tr>
<td>one click, best of three candidates, IoU</td>
<td>0.87</td>
<td>0.83</td>
<td>0.84</td>
<td>0.72</td>
<td>0.64</td>
<td>0.86 / 0.60</td>
</tr>
<tr>
<td>three clicks, IoU</td>
<td>0.91</td>
<td>0.89</td>
<td>0.88</td>
<td>0.78</td>
<td>0.71</td>
<td>0.90 / 0.72</td>
</tr>
<tr>
<td>difference of score and IoU</td>
<td>0.11</td>
<td>0.11</td>
<td>0.13</td>
<td>0.15</td>
<td>0.16</td>
<td>0.08 / 0.20</td>
</tr>
<tr>
<td>tracking from a box, mean J</td>
<td>0.83</td>
<td>0.84</td>
<td>0.83</td>
<td>0.61</td>
<td></td>
<td>0.80 / 0.55</td>
</tr>
<tr>
<td>frames with the object, said to have it</td>
<td>1.00</td>
<td>0.98</td>
<td>0.99</td>
<td>1.00</td>
<td></td>
<td></td>
</tr>
<tr>
<td>frames without the object, said to lack it</td>
<td>0.31</td>
<td>1.00</td>
<td>1.00</td>
<td></td>
<td></td>
<td>0.90</td>
</tr>
<tr>
<td>encode an image, two cores, ms</td>
<td>40</td>
<td>38</td>
<td>33</td>
<td>36</td>
<td>40</td>
<td>120</td>
</tr>
<tr>
<td>objects asked for</td>
<td>115</td>
<td>105</td>
<td>101</td>
<td>36</td>
<td>139</td>
<td></td>
</tr>
</tbody>
</table>
<p>The plain clips of the table have but 36 frames without the object, in three clips. On 30 plain clips, as
<code>evaluate.py</code> asks for them unless told otherwise, 0.81 of 231 such frames are told, 0.99 of those with the object, and
tracking has 0.86.</p>
<p>The cluttered scenes were looked at while earlier weights were trained, and chose between two of their states. That
clicks marked patches of like colour on photographs was seen in earlier answers, and is why cut-outs came in and regions
of the background are asked for less. The figures were asked for after 6,200, 9,000, 11,550, 13,750, 15,050, 16,750,
18,150, 19,050, 20,350, 21,750 and 24,750 steps, the end. That tracking was weak, on generated clips as well, is why
rounds with more video, with things that bend, that are hidden and that go out of sight were added; that large things of
generated scenes were answered worst, why they are asked for more often; that photographed things were answered worse
than generated ones, why things in the training's photographs were outlined; that small things of the everyday
photographs were answered worst, why small things are asked for more often; that photographs trained on were answered no
better than others, why most scenes of the last two rounds are a photograph as a user opens it. These weights are a mean
of those of 15,050, 16,750, 18,150, 19,050, 20,350, 21,750 and 24,750 steps, which other generated scenes chose, a part
of them when this table was known, and the last three of them the everyday photographs as well
(<code>demo/practice/README.md</code>). None of the photographs of this evaluation, and none of their outlines, was trained on.</p>
<h2>What it cannot do</h2>
<ul>
<li>Photographs as the published weights do: one click often marks a part or a patch, or what a small thing belongs to:
things smaller than a hundredth of an everyday photograph have an IoU of 0.45 after one click. A very loose box can
mark more than its thing.</li>
<li>Tell reliably that a thing is hidden or has left the image: in plain clips it keeps a mask in about one of five such
frames; in other such clips that was where the mask had left the thing before it was gone.</li>
<li>Follow things in real clips for long: after a box on the first frame its mask's IoU is 0.61 on average.</li>
<li>Track through long occlusions: it was trained on three to eight frames at a time.</li>
</ul>
<h2>What it was trained on</h2>
<p>Generated scenes, still and moving: random shapes with parts, textured by photographs, noise, stripes and plain
colours; photographed and rendered things cut out of their ground, and regions of like colour within them, pasted over
photographs, at times bending and turning from frame to frame; regions found by colour in the photographs; and
1,536 things and parts outlined by hand in 198 of the photographs (<code>demo/practice/labels/</code>), which are also shown alone
and whole. No other model had a part in it.</p>
<table>
<thead>
<tr>
<th>source</th>
<th>used for</th>
<th>licence</th>
</tr>
</thead>
<tbody>
<tr>
<td>scikit-image, scikit-learn: those that <code>demo/practice/photos.py</code> lists under <code>TRAIN</code></td>
<td>textures, backgrounds</td>
<td>as the packages say</td>
</tr>
<tr>
<td>Debian's wallpaper packages, <code>demo/practice/photos.txt</code></td>
<td>textures, backgrounds</td>
<td>CC BY, CC BY-SA, CC0 and GPL 2 or later, as the packages say</td>
</tr>
<tr>
<td>Debian's <code>tuxpaint-stamps-default</code>: 373 photographed things</td>
<td>things</td>
<td>GPL 2 or later</td>
</tr>
<tr>
<td>npm's templates of pages that <code>demo/practice/labels/training-more.json</code> names: 70 photographs</td>
<td>things, backgrounds</td>
<td>MIT, as the packages say</td>
</tr>
<tr>
<td>npm's <code>@tabler/preview</code> and <code>uikit</code>: 73 photographs</td>
<td>things, backgrounds</td>
<td>MIT; <code>@tabler/preview</code> names no licence of its own, its project's is MIT</td>
</tr>
<tr>
<td>Debian's <code>opencv-doc</code> and <code>gnome-control-center-data</code>: 24 photographs</td>
<td>things, backgrounds</td>
<td>Apache 2 and BSD; GPL, LGPL and CC0, as the packages say</td>
</tr>
<tr>
<td>npm's <code>@lobehub/fluent-emoji-3d</code>: 1,940 of Microsoft's rendered emoji</td>
<td>things</td>
<td>MIT</td>
</tr>
</tbody>
</table>
<p>Not used: the media of gradio, the photographs listed under <code>HELD_OUT</code> and one cut-out in eight (they serve the
evaluation). That part of the images is under the GPL should be weighed by those who redistribute the weights.</p>
<p><code>make practice</code> with seed 0: twenty-four stages that <code>demo/practice/train.py</code> lists, of 128 to 512 pixels, 24,750 steps.
The twelfth and the twenty-third were begun from weights rounded to float16. The library's
<code>dynamic_multimask_via_stability</code> is off.</p>
`;function P(n,t,e,o,{key:s="",disabled:i=!1,pressed:r}={}){return p`<button
    class="button icon-button"
    data-test=${n}
    aria-label=${e}
    title=${s?`${e} (${s})`:e}
    aria-pressed=${r===void 0?m:String(r)}
    ?disabled=${i}
    @click=${o}
  >
    ${M(t)}
  </button>`}function z(n,t,e,o,s="",i="menu"){let r=n.menu===t;return p`<div class="menu-anchor">
    <button
      class="button ${e.classes??""}"
      data-test=${t}
      aria-label=${e.label}
      title=${e.label}
      aria-haspopup=${i}
      aria-expanded=${String(r)}
      ?disabled=${e.disabled??!1}
      @click=${()=>n.toggleMenu(t)}
    >
      ${e.content}
    </button>
    ${r?p`<div class="menu ${s}" role=${i} aria-label=${e.label}>${o()}</div>`:m}
  </div>`}function W(n,t,e,o,s,i="menuitem"){return p`<button
    class="menu-item"
    role=${i}
    data-test=${t}
    @click=${()=>{n.closeMenu(),s()}}
  >
    <span>${e}</span>${o?p`<small>${o}</small>`:m}
  </button>`}function oe(n,t,e,o,s){let i=a=>a.target===a.currentTarget&&s(),r=P(`${n}-close`,"close",k.close,s,{key:"Esc"});return p`<dialog class="sheet" data-test=${n} aria-label=${t} @click=${i}>
    <div class="sheet-body">
      <div class="card-head"><h2>${e}</h2>${r}</div>
      ${o}
    </div>
  </dialog>`}function bo(n){return oe("card",C.card,C.card,p`<div class="prose">${go(fo)}</div>`,n)}var{I:Ys}=Rn,xo=n=>n;var yo=()=>document.createComment(""),ct=(n,t,e)=>{let o=n._$AA.parentNode,s=t===void 0?n._$AB:t._$AA;if(e===void 0){let i=o.insertBefore(yo(),s),r=o.insertBefore(yo(),s);e=new Ys(i,r,n,n.options)}else{let i=e._$AB.nextSibling,r=e._$AM,a=r!==n;if(a){let l;e._$AQ?.(n),e._$AM=n,e._$AP!==void 0&&(l=n._$AU)!==r._$AU&&e._$AP(l)}if(i!==s||a){let l=e._$AA;for(;l!==i;){let c=xo(l).nextSibling;xo(o).insertBefore(l,s),l=c}}}return e},K=(n,t,e=n)=>(n._$AI(t,e),n),Zs={},vo=(n,t=Zs)=>n._$AH=t,wo=n=>n._$AH,se=n=>{n._$AR(),n._$AA.remove()};var ko=(n,t,e)=>{let o=new Map;for(let s=t;s<=e;s++)o.set(n[s],s);return o},ie=ne(class extends dt{constructor(n){if(super(n),n.type!==ee.CHILD)throw Error("repeat() can only be used in text expressions")}dt(n,t,e){let o;e===void 0?e=t:t!==void 0&&(o=t);let s=[],i=[],r=0;for(let a of n)s[r]=o?o(a,r):r,i[r]=e(a,r),r++;return{values:i,keys:s}}render(n,t,e){return this.dt(n,t,e).values}update(n,[t,e,o]){let s=wo(n),{values:i,keys:r}=this.dt(t,e,o);if(!Array.isArray(s))return this.ut=r,i;let a=this.ut??=[],l=[],c,h,d=0,g=s.length-1,u=0,f=i.length-1;for(;d<=g&&u<=f;)if(s[d]===null)d++;else if(s[g]===null)g--;else if(a[d]===r[u])l[u]=K(s[d],i[u]),d++,u++;else if(a[g]===r[f])l[f]=K(s[g],i[f]),g--,f--;else if(a[d]===r[f])l[f]=K(s[d],i[f]),ct(n,l[f+1],s[d]),d++,f--;else if(a[g]===r[u])l[u]=K(s[g],i[u]),ct(n,s[d],s[g]),g--,u++;else if(c===void 0&&(c=ko(r,u,f),h=ko(a,d,g)),c.has(a[d]))if(c.has(a[g])){let v=h.get(r[u]),E=v!==void 0?s[v]:null;if(E===null){let it=ct(n,s[d]);K(it,i[u]),l[u]=it}else l[u]=K(E,i[u]),ct(n,s[d],E),s[v]=null;u++}else se(s[g]),g--;else se(s[d]),d++;for(;u<=f;){let v=ct(n,l[f+1]);K(v,i[u]),l[u++]=v}for(;d<=g;){let v=s[d++];v!==null&&se(v)}return this.ut=r,vo(n,l),R}});function $o(n){let{ui:t,session:e}=n,{objects:o}=t.state;return p`<section class="card card-objects" aria-label=${L.label}>
    <header class="card-head">
      <h2>${L.label}</h2>
      ${P("add-object","plus",L.add,()=>e.edits.addObject(),{key:"N"})}
    </header>
    ${o.length?p`<ul class="objects" data-test="objects">
          ${ie(o,s=>s.id,(s,i)=>Xs(n,s,i))}
        </ul>`:p`<p class="quiet" data-test="no-objects">
            ${t.pending.length?L.looking:L.none}
          </p>`}
  </section>`}function Xs(n,t,e){let{ui:o,session:s}=n,{id:i,name:r,color:a,visible:l}=t,c=i===o.selected,h=()=>n.renaming=i;return p`<li class="object" ?data-selected=${c} ?data-hidden=${!l}>
    <label class="swatch" style="--color: ${a}" title=${L.color}>
      <input
        type="color"
        data-test="object-${i}-color"
        aria-label=${L.colorOf(r)}
        .value=${a}
        @change=${d=>s.edits.change(i,{color:d.target.value})}
      />
    </label>
    ${n.renaming===i?Js(n,t):p`<button
          class="object-name"
          data-test="object-${i}"
          aria-current=${c?"true":m}
          title=${L.select(r,e<9?String(e+1):"")}
          @click=${()=>s.navigation.select(i)}
          @dblclick=${h}
          @keydown=${d=>{d.key!=="F2"&&!(d.key==="Enter"&&c)||(d.preventDefault(),h())}}
        >
          ${r}
        </button>`}
    ${c&&t.prompts[o.frame]?P(`object-${i}-clear`,"erase",L.clear(r),()=>s.edits.clearFrame(i)):m}
    ${P(`object-${i}-visible`,l?"eye":"hidden",l?L.hide(r):L.show(r),()=>s.edits.change(i,{visible:!l}))}
    ${P(`object-${i}-delete`,"remove",L.remove(r),d=>d.detail<2&&s.edits.remove(i),{key:c?"Delete":""})}
  </li>`}function Js(n,{id:t,name:e}){let{session:o}=n.ui.state,s=(i,r)=>{if(n.renaming!==t)return;let a=i.target.value.trim();n.renaming=0;let l=n.ui.state.session===o;r&&l&&a&&a!==e&&n.session.edits.change(t,{name:a})};return p`<input
    class="object-name-field"
    data-test="object-${t}-name"
    aria-label=${L.name}
    maxlength="60"
    .value=${e}
    @blur=${i=>s(i,!0)}
    @keydown=${i=>{i.stopPropagation(),(i.key==="Enter"||i.key==="Escape")&&s(i,i.key==="Enter")}}
  />`}function Mo(n){let t=([o,s])=>p`<div><dt>${o.split(", ").map(i=>p`<kbd>${i}</kbd> `)}</dt><dd>${s}</dd></div>`,e=De.map(({shown:o,label:s})=>[o,s]);return oe("keys",b.label,b.title,p`<dl>${[...b.mouse,no,...e].map(t)}</dl>`,n)}function Po(n){let{engine:t,took:e,state:o,waiting:s}=n.ui,{medium:i}=o;return p`<div class="status">
    ${t&&!t.ready?p`<span role="status" data-test="loading">
            <span class="spinner small"></span>${C.loading}
          </span>`:t?p`<span data-test="engine">
            ${t.practice?Qs(n,t.why):p`<b>${t.checkpoint}</b>`}
            <span>${t.device.toUpperCase()} ${t.precision}</span>
          </span>`:m}
    ${e?p`<span class="figures" data-test="took">
          ${e.encode>=.5?p`<span class="encode">${C.encode(e.encode)}</span>`:m}
          <span>${C.click(e.decode||e.total)}</span>
        </span>`:m}
    ${s?p`<span role="status" data-test="waiting">
          <span class="spinner small"></span>${C.waiting(s.place,s.seconds)}
        </span>`:m}
    <span class="space"></span>
    ${i?p`<span class="medium" data-test="medium">
          <span class="medium-name">${i.name}</span>
          <span class="figures">${C.size(i.width,i.height)}</span>
          ${i.kind==="video"?p`<span class="figures">${C.video(i.frames,i.fps)}</span>`:m}
        </span>`:m}
  </div>`}function Qs(n,t){return z(n,"practice",{label:C.practiceWhy,content:p`${C.practice} ${M("info")}`,classes:"practice"},()=>p`<div class="note">
      <p><b>${C.notPublished}</b></p>
      <p>${C.rougher}</p>
      ${t?p`<p class="quiet">${t}</p>`:m}
      <button class="button outlined" data-test="card-open" @click=${()=>n.showCard()}>
        ${C.card}
      </button>
    </div>`,"up","dialog")}function Ao(n,t,e){return 8+(e-16)*n/Math.max(1,t-1)}function Eo(n,t,e){let o=Math.round((n-8)/(e-16)*(t-1));return Math.min(Math.max(o,0),t-1)}function So(n,t,e,o,s){let i=window.devicePixelRatio||1,{clientWidth:r,clientHeight:a}=n;if(!r||!a)return;n.width=Math.round(r*i),n.height=Math.round(a*i);let l=n.getContext("2d");l.scale(i,i);let c=a/2,h=u=>o>1?Math.round(Ao(u-.5,o,r)*i)/i:u*r,d=(u,f,v,E,it=t.color)=>{let pt=Math.max(h(u),1),D=Math.min(h(u+f),r-1);l.globalAlpha=E,l.fillStyle=it,l.fillRect(pt,c-v/2,Math.max(D-pt,.75),v)};d(0,o,1,1,s);let g=ei(l,t.color);for(let[u,f,v,E]of t.timeline)v==="absent"?d(u,f,2,.6):v==="stale"?d(u,f,8,.7,g):d(u,f,8,.3+.7*E);for(let[u,f,v,E]of e.get(t.id)??[])l.clearRect(h(u),0,h(u+f)-h(u),a),v==="absent"?d(u,f,2,.6):d(u,f,8,.3+.7*E);for(let u of Object.keys(t.prompts))ti(l,Ao(Number(u),o,r),c,t.color)}function ti(n,t,e,o){n.globalAlpha=1,n.beginPath(),n.moveTo(t,e-6),n.lineTo(t+6,e),n.lineTo(t,e+6),n.lineTo(t-6,e),n.closePath(),n.fillStyle=o,n.fill(),n.lineWidth=1.5,n.lineJoin="round",n.strokeStyle="#ffffff",n.stroke()}function ei(n,t){let e=document.createElement("canvas");e.width=e.height=8;let o=e.getContext("2d");o.strokeStyle=t,o.lineWidth=2;for(let s of[-8,0,8])o.moveTo(s,8),o.lineTo(s+8,0);return o.stroke(),n.createPattern(e,"repeat")??t}function To(n){let{ui:t,session:e}=n,{medium:o,objects:s}=t.state;if(o?.kind!=="video")return m;let i=o.frames-1,r=i>0?t.frame/i:0,a=$,l=(d,g,u)=>P(d,d,a[d],()=>e.seek(g),{key:u,disabled:t.frame===Math.min(Math.max(g,0),i)}),c=t.playing?"pause":"play",h=o.fps>0?p`<span class="time">${ri(t.frame/o.fps)}</span>`:m;return p`<section class="timeline" aria-label=${$.label}>
    <div class="transport">
      <div class="group">
        ${l("first",0,"Home")} ${l("previous",t.frame-1,"←")}
        ${P("play",c,a[c],()=>e.playback.toggle(),{key:"Space"})}
        ${l("next",t.frame+1,"→")} ${l("last",i,"End")}
      </div>
      <span class="counter figures" data-test="counter">
        <b>${t.frame}</b> / ${i}${h}
      </span>
      ${t.propagation?ii(n):p`<span class="space"></span>${si(n)}`}
    </div>
    <div class="timeline-rows" style="--at: ${r}">
      <div class="timeline-row">
        <span class="timeline-label"></span>
        <input
          class="range"
          type="range"
          data-test="frame-slider"
          aria-label=${$.frame}
          aria-valuetext=${$.frameOf(t.frame,i)}
          min="0"
          max=${i}
          step="1"
          .value=${String(t.frame)}
          @input=${d=>e.seek(Number(d.target.value))}
        />
      </div>
      <div class="lanes">
        <div class="object-rows">${ie(s,d=>d.id,d=>ni(n,d))}</div>
        ${s.length?p`<div class="playhead-lane"><i class="playhead"></i></div>`:m}
      </div>
    </div>
  </section>`}function ni(n,t){let e=n.ui.state.medium?.frames??1,o=s=>{if(s.type==="pointermove"&&!(s.buttons&1))return;let i=s.currentTarget,r=i.getBoundingClientRect();n.session.seek(Eo(s.clientX-r.left,e,r.width)),s.type==="pointerdown"&&i.setPointerCapture(s.pointerId)};return p`<div class="timeline-row" ?data-selected=${t.id===n.ui.selected}>
    <button
      class="timeline-label"
      title=${t.name}
      tabindex="-1"
      @click=${()=>n.session.navigation.select(t.id)}
    >
      <i class="dot" style="--color: ${t.color}"></i><span>${t.name}</span>
    </button>
    <canvas
      class="object-timeline"
      data-test="timeline-${t.id}"
      data-object=${t.id}
      role="img"
      aria-label=${oi(t)}
      @pointerdown=${o}
      @pointermove=${o}
    ></canvas>
  </div>`}function Co(n,t){let{ui:e}=n,o=t.querySelector(".timeline");if(!o)return;let s=getComputedStyle(o).getPropertyValue("--line");for(let i of t.querySelectorAll("canvas.object-timeline")){let r=e.state.objects.find(a=>a.id===Number(i.dataset.object));r&&V(i,r,e.live.get(r.id),i.clientWidth,s)&&So(i,r,e.live,e.state.medium?.frames??1,s)}}function _o(n){let t=n.querySelector(".timeline-row[data-selected]"),e=t?.parentElement;if(!t||!e||!V(e,t,e.childElementCount))return;let o=t.offsetTop-e.offsetTop;e.scrollTop=Math.min(o,Math.max(e.scrollTop,o+t.offsetHeight-e.clientHeight))}function oi({name:n,timeline:t,prompts:e}){let o=s=>t.reduce((i,[,r,a])=>i+(a===s?r:0),0);return $.timeline(n,{prompted:Object.keys(e).length,tracked:o("tracked"),stale:o("stale"),absent:o("absent")})}function si(n){let{ui:t,session:e}=n,o=t.state.objects.some(r=>Object.keys(r.prompts).length>0),s=(r,a,l,c)=>W(n,r,a,l,()=>{e.propagation.run(c)}),i=t.frame;return p`<div class="joined">
    <button
      class="button primary"
      data-test="propagate"
      ?disabled=${!o}
      title=${o?$.propagateTitle:$.nothing}
      @click=${()=>{e.propagation.run({direction:"forward"})}}
    >
      ${M("propagate")}<span>${$.propagate}</span>
    </button>
    ${z(n,"propagate-menu",{label:$.how,content:M("down"),disabled:!o,classes:"primary icon-button slim"},()=>[s("propagate-forward",$.forward,$.forwardDetail,{direction:"forward",start:i}),s("propagate-backward",$.backward,$.backwardDetail,{direction:"backward",start:i}),s("propagate-both",$.both,"",{direction:"both",start:i}),s("propagate-all",$.all,$.allDetail,{direction:"both"})],"right up")}
  </div>`}function ii({ui:n,session:t}){let{done:e,total:o,framesPerSecond:s,secondsLeft:i,stopping:r}=n.propagation,a=e?$.progress(s,i):$.starting;return p`<div class="propagating">
    <span class="figures" data-test="progress">${r?$.stopping:a}</span>
    <progress max=${o||1} .value=${e} aria-label=${$.propagating(e,o)}></progress>
    <button
      class="button outlined"
      data-test="cancel"
      ?disabled=${r}
      title=${$.stop}
      @click=${()=>t.propagation.cancel()}
    >
      ${k.cancel}
    </button>
  </div>`}function ri(n){let t=Math.floor(n/60);return`${t}:${(n-60*t).toFixed(2).padStart(5,"0")}`}function Lo({ui:n,session:t}){let e=n.problem;return p`<div class="toasts" role="alert">
    ${e?p`<div class="toast" data-test="error">
          ${M("warning")}
          <div class="toast-words">
            <b>${e.message}</b>
            ${e.hint?p`<span>${e.hint}</span>`:m}
            ${e.action?p`<button class="button outlined" data-test="error-action" @click=${()=>t.act()}>
                    ${e.action.label}
                  </button>`:m}
          </div>
          ${P("error-dismiss","close",_.dismiss,()=>t.dismiss())}
        </div>`:m}
  </div>`}function Oo({ui:n,session:t}){return n.opening?p`<div class="opening" role="status" data-test="opening">
    <span class="spinner small"></span><span>${n.opening}</span>
    <button class="button outlined" data-test="cancel-opening" @click=${()=>t.opening.cancel()}>
      ${k.cancel}
    </button>
  </div>`:m}function jo(n){let t={label:y.settings,content:M("more"),classes:"icon-button"};return z(n,"settings",t,()=>ai(n),"right","dialog")}function ai(n){let{ui:t,session:e}=n,{medium:o,objects:s,can_redo:i}=t.state;return p`
    ${o?li(n):m}
    <div class="narrow">
      ${i?W(n,"menu-redo",y.redo,"",()=>e.edits.redo(),"button"):m}
      ${Ie(n,"more-example","button")}
    </div>
    ${s.length?W(n,"reset",p`${M("removeAll")}${y.reset}`,y.resetDetail,()=>e.edits.reset(),"button"):m}
    <button class="menu-item" data-test="settings-keys" @click=${()=>n.showKeys()}>
      <span>${M("help")}${y.keys}</span>
    </button>
  `}function li({ui:n,session:t}){let{opacity:e,prompts:o}=n.settings,s=i=>i.target;return p`
    <label class="menu-row">
      <span>${y.opacity}</span><output>${k.percent(e)}</output>
      <input
        type="range"
        class="range"
        data-test="opacity"
        min="0"
        max="1"
        step="0.01"
        .value=${String(e)}
        style="--at: ${e}"
        @input=${i=>t.navigation.set({opacity:Number(s(i).value)})}
      />
    </label>
    <label class="menu-row">
      <span>${y.prompts}</span>
      <input
        type="checkbox"
        data-test="show-prompts"
        .checked=${o}
        @change=${i=>t.navigation.set({prompts:s(i).checked})}
      />
    </label>
  `}function Ie(n,t,e="menuitem"){return n.ui.examples.map(({example:o,thumbnail:s})=>W(n,`${t}-${o.id}`,p`<img class="menu-thumbnail" src=${s} alt="" />${o.name}`,o.kind==="video"?y.video:y.image,()=>{n.session.open({example:o.id,name:o.name})},e))}function Ro({stage:n}){return n?p`<div class="zoom" role="group" aria-label=${y.zoom}>
    ${P("zoom-out","minus",y.zoomOut,()=>n.zoom(1/1.5),{key:"−",disabled:n.fitted})}
    <output class="figures" data-test="zoom-level">${k.percent(n.view.scale)}</output>
    ${P("zoom-in","plus",y.zoomIn,()=>n.zoom(1.5),{key:"+"})}
    ${P("zoom-fit","fit",y.zoomFit,()=>n.fit(),{key:"0",disabled:n.fitted})}
  </div>`:m}function Do({stage:n}){return!n||n.fitted?m:p`<button class="button outlined zoom-whole" data-test="zoom-whole" @click=${()=>n.fit()}>
    ${M("fit")}${y.zoomFit}
  </button>`}var di=[["add","add",y.add,"A"],["subtract","subtract",y.subtract,"S"],["pan","pan",y.pan,"H"]];function Ho(n){let{ui:t,session:e}=n,{medium:o,can_undo:s,can_redo:i}=t.state,r=(a,l,c)=>P(a,a,y[a],()=>e.edits[a](),{key:l,disabled:!c});return p`<div class="toolbar" role="toolbar" aria-label=${y.label}>
    <div class="joined">
      <button
        class="button"
        data-test="open"
        title=${y.openTitle}
        aria-label=${y.open}
        @click=${()=>n.chooseFile()}
      >
        ${M("open")}<span class="wide">${y.open}</span>
      </button>
      ${t.examples.length?z(n,"examples",{label:y.examples,content:M("down"),classes:"icon-button slim"},()=>Ie(n,"menu-example")):m}
    </div>
    ${o?p`
          <div class="group">
            ${r("undo","Ctrl+Z",s)} ${r("redo","Ctrl+Shift+Z",i)}
          </div>
          <div class="segments" role="group" aria-label=${y.tools}>
            ${di.map(([a,l,c,h])=>P(`tool-${a}`,l,c,()=>e.navigation.setTool(a),{key:h,pressed:t.tool===a}))}
          </div>
          ${Ro(n)}
        `:m}
    <span class="space"></span>
    <div class="group">
      ${o?ci(n):m} ${jo(n)}
      ${P("help","help",y.help,()=>n.showKeys(),{key:"?"})}
    </div>
    ${o?pi(n):m}
  </div>`}function ci({ui:n,session:t}){let{panel:e}=n.settings,o=e?y.foldPanel:y.showPanel;return P("panel","panel",o,()=>t.navigation.set({panel:!e}),{pressed:e})}function pi(n){let{ui:t,session:e}=n,{medium:o,objects:s}=t.state;if(t.exporting){let{done:r,total:a,format:l}=t.exporting;return p`<div class="exporting" role="status">
      <progress max=${a||1} .value=${r} aria-label=${at.progress(l.label)}></progress>
      <span class="figures">${a?k.percent(r/a):"…"}</span>
      ${P("cancel-export","close",at.cancel,()=>e.exporting.cancel())}
    </div>`}let i=o?t.exports[o.kind]:[];return z(n,"export",{label:s.length?at.export:at.nothing,content:p`${M("download")}<span class="wide">${at.export}</span>`,disabled:!s.length||!i.length,classes:"outlined"},()=>i.map(r=>W(n,`export-${r.format}`,r.label,r.detail,()=>{e.exporting.run(r)})),"right")}var Uo=T`
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
  [data-test="panel"][aria-pressed="true"] {
    color: var(--accent);
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
`;var Io=T`
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
`;var No=T`
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

  /* A page of its own is filled from edge to edge. */
  .app[data-page] {
    border: 0;
    border-radius: 0;
  }

  .toolbar {
    display: flex;
    align-items: center;
    gap: 4px 8px;
    min-height: 48px;
    padding: 6px 8px;
    border-bottom: 1px solid var(--line);
  }

  /* Below one another; where the width allows it the panel is beside the image. A part that is not there takes no
     room. */
  .frame {
    display: grid;
    grid-template:
      "banner" "toolbar" "stage" "filmstrip" "timeline" "panel" "status"
      / minmax(0, 1fr);
  }
  .banner {
    grid-area: banner;
  }
  .toolbar {
    grid-area: toolbar;
  }
  .stage-frame {
    grid-area: stage;
  }
  .filmstrip {
    grid-area: filmstrip;
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
  .app[data-beside] .frame:has(.panel) {
    grid-template:
      "banner banner" "toolbar toolbar" "stage panel" "filmstrip filmstrip" "timeline timeline" "status status"
      / minmax(0, 1fr) clamp(216px, 120px + 16cqw, 420px);
  }
  .app[data-beside][data-folded] .frame:has(.panel) {
    grid-template-columns: minmax(0, 1fr) 0;
  }
  .app[data-beside][data-folded] .panel {
    display: none;
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
    -webkit-touch-callout: none;
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
  .zoom-whole {
    position: absolute;
    right: 10px;
    bottom: 10px;
    display: none;
    box-shadow: var(--shadow);
  }

  .panel {
    display: flex;
    flex-direction: column;
    min-width: 0;
    border-top: 1px solid var(--line);
  }
  .app[data-beside] .panel {
    border-top: 0;
    border-left: 1px solid var(--line);
    /* As high as the image, whatever is in it. */
    height: 0;
    min-height: 100%;
    overflow-y: auto;
    container: panel / size;
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
  .narrow {
    display: none;
  }

  @container app (max-width: 819px) {
    .toolbar .wide {
      display: none;
    }
    .toolbar .button:has(.wide) {
      width: 32px;
      padding: 0;
    }
    .zoom output {
      display: none;
    }
  }

  /* What does not fit into one row of a phone is in the menu. */
  @container app (max-width: 559px) {
    .toolbar {
      justify-content: space-between;
      gap: 2px;
      padding: 6px;
    }
    .toolbar > .space,
    .toolbar .zoom,
    .toolbar [data-test="help"],
    .toolbar [data-test="panel"],
    .toolbar [data-test="examples"],
    .app[data-open] .toolbar [data-test="redo"],
    .status > .medium,
    .status .encode,
    .transport [data-test="first"],
    .transport [data-test="last"] {
      display: none;
    }
    .zoom-whole {
      display: inline-flex;
    }
    .narrow {
      display: block;
    }
    .toolbar .menu-anchor [data-test="export"] {
      width: auto;
      padding: 0 10px;
    }
    .toolbar [data-test="export"] .wide {
      display: inline;
    }
    .status {
      flex-wrap: nowrap;
      min-height: 28px;
      padding: 0 10px;
      overflow: hidden;
      white-space: nowrap;
    }
  }

  /* A low window, a phone on its side: the image needs the height. */
  @media (max-height: 500px) {
    .app[data-page] .toolbar {
      min-height: 44px;
      padding-block: 4px;
    }
    .app[data-page] .status {
      min-height: 24px;
      padding-block: 0;
    }
  }

  /* Fingers need 44 pixels. */
  @media (pointer: coarse) {
    .button,
    .segments .button {
      min-height: 44px;
    }
    .icon-button,
    .segments .icon-button {
      min-width: 44px;
    }
    .slim,
    .joined .slim {
      min-width: 36px;
    }
    .toolbar,
    .app[data-page] .toolbar {
      min-height: 56px;
      padding-block: 4px;
    }
    .status .button {
      min-height: 28px;
    }
    .menu-item {
      min-height: 44px;
    }
    .app:not([data-beside]) .toolbar .icon-button {
      flex: 0 1 44px;
      min-width: 36px;
    }
  }
`;var zo=T`
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
`;var Bo=T`
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
  .example-image {
    position: relative;
    display: block;
    aspect-ratio: 4 / 3;
    border-radius: var(--radius);
    overflow: hidden;
    box-shadow: 0 0 0 1px var(--line);
  }
  .example:hover .example-image {
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
    -webkit-line-clamp: 8;
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
`;var Fo=T`
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
    padding: 0 6px 6px;
  }
  .candidate {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 3px;
    min-width: 0;
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
  .candidate-words {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0 6px;
  }
  .candidate-words .wide-only {
    display: none;
  }
  .candidate-image {
    display: block;
    width: 100%;
    border-radius: 5px;
    background: var(--stage);
  }

  /* Where the panel is high each candidate has a row, and is as large as the height allows. */
  @container panel (min-height: 600px) {
    .candidates {
      grid-template-columns: minmax(0, 1fr);
    }
    .candidate {
      flex-direction: row;
      gap: 10px;
      text-align: left;
    }
    .candidate-words {
      flex-direction: column;
      align-items: flex-start;
      gap: 1px;
      font-weight: 400;
    }
    .candidate-words .figures {
      font-size: 16px;
      font-weight: 600;
    }
    .candidate-words .wide-only {
      display: inline;
    }
    .candidate-image {
      width: min(62%, (100cqh - 300px) * 0.44);
    }
  }

  /* Below the image both are always in view, and keep their height whatever is in them: objects in a row that is
     scrolled sideways, and the candidates. */
  .app:not([data-beside]) .panel .card {
    padding: 4px 8px;
  }
  .app:not([data-beside]) .card-objects {
    display: flex;
    align-items: center;
    gap: 4px;
    min-height: 52px;
  }
  .app:not([data-beside]) .card-objects > .card-head {
    order: 1;
    padding: 0;
  }
  .app:not([data-beside]) .card-objects > .quiet {
    flex: 1;
    margin: 0 6px;
  }
  .app:not([data-beside]) .panel h2,
  .app:not([data-beside]) .card-candidates > .card-head,
  .app[data-beside] .candidates-hint {
    display: none;
  }
  .app:not([data-beside]) .candidates-hint {
    margin: 8px 6px;
  }
  .app:not([data-beside]) .objects {
    display: flex;
    flex: 1;
    gap: 4px;
    min-width: 0;
    overflow-x: auto;
    scrollbar-width: none;
  }
  .app:not([data-beside]) .object {
    flex: none;
    height: 44px;
    padding: 0 4px 0 8px;
    box-shadow: inset 0 0 0 1px var(--line);
  }
  .app:not([data-beside]) .object[data-selected] {
    padding-right: 0;
  }
  .app:not([data-beside]) .object:not([data-selected]) .icon-button {
    display: none;
  }
  .app:not([data-beside]) .object-name {
    max-width: 120px;
  }
  .app:not([data-beside]) .card-candidates {
    min-height: 128px;
    padding-top: 0;
    border-top: 0;
  }
  .app:not([data-beside]) .candidates {
    max-width: 420px;
    padding: 0;
  }
  .app:not([data-beside]) .candidate-image {
    max-height: 15vh;
    object-fit: contain;
  }

  @media (pointer: coarse) {
    .object {
      height: 44px;
    }
    .object .icon-button {
      width: 40px;
      min-width: 40px;
      height: 44px;
    }
    .swatch {
      width: 24px;
      height: 24px;
    }
    /* Around the colour, for a finger. */
    .swatch input {
      inset: -10px -6px;
      width: calc(100% + 12px);
      height: calc(100% + 20px);
    }
  }
`;var Vo=T`
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
  .propagating {
    display: flex;
    flex: 1 1 240px;
    align-items: center;
    justify-content: flex-end;
    gap: 10px;
    min-width: 0;
  }
  .propagating progress {
    flex: 0 1 120px;
    min-width: 32px;
  }
  .exporting {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .timeline-rows {
    --label: 104px;
    padding: 2px 12px 8px;
  }
  .timeline-row {
    display: grid;
    grid-template-columns: var(--label) minmax(0, 1fr);
    align-items: center;
  }
  .lanes {
    position: relative;
  }
  .object-rows {
    /* Room for two at once: the image must not shrink with the first click. */
    min-height: 44px;
    max-height: 88px;
    overflow-y: auto;
  }
  .timeline-label {
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
  .timeline-label span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .timeline-row[data-selected] .timeline-label {
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
  .object-timeline {
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
    .timeline-rows {
      --label: 20px;
    }
    .timeline-label span {
      display: none;
    }
    .counter .time,
    .joined > .primary .icon {
      display: none;
    }
    .transport {
      gap: 4px 6px;
      padding-inline: 4px;
    }
    .propagating {
      flex-basis: 100%;
    }
    .propagating progress {
      flex: 1;
    }
    .exporting progress,
    .toolbar:has(.exporting) .group:has([data-test="settings"]) {
      display: none;
    }
  }

  @media (max-height: 500px) {
    .app[data-page] .object-rows {
      min-height: 22px;
      max-height: 44px;
    }
  }
`;var Wo=T`
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
`;var Ko=[Wo,Uo,zo,Io,No,Fo,Vo,Bo];function qo(n,t,e){if(t!=="auto")return e(t),()=>{};let o=matchMedia("(prefers-color-scheme: dark)"),s=()=>e(hi(n)??(o.matches?"dark":"light")),i=new MutationObserver(s),r=["class","theme","data-theme","data-jp-theme-light","data-vscode-theme-kind"];for(let a of[...Go(n),document.body,document.documentElement])i.observe(a,{attributes:!0,attributeFilter:r});return o.addEventListener("change",s),s(),()=>{i.disconnect(),o.removeEventListener("change",s)}}function hi(n){for(let t of[...Go(n),document.body,document.documentElement]){let{classList:e,dataset:o}=t;if(e.contains("dark")||e.contains("vscode-dark"))return"dark";if(o.jpThemeLight)return o.jpThemeLight==="false"?"dark":"light";let s=o.theme??t.getAttribute("theme");if(s==="dark"||s==="light")return s}return document.querySelector("gradio-panel, .gradio-container")?"light":null}function*Go(n){for(let t=n.parentNode;t;t=t.parentNode??t.host??null)t instanceof Element&&(yield t)}var ui=300,re=class extends B{static styles=Ko;static properties={menu:{state:!0},renaming:{state:!0},shade:{state:!0},dropping:{state:!0}};session;theme="auto";stage=null;#t=null;#e=[];#n=0;#o=1/0;#s=null;constructor(){super(),this.menu="",this.renaming=0,this.shade="light",this.dropping=!1}get ui(){return this.session.ui}get stats(){return this.session.stats}get idle(){return this.session.context.idle&&!this.isUpdatePending&&(this.stage?.settled??!1)}connectedCallback(){super.connectedCallback(),this.setAttribute("data-lm-suppress-shortcuts","true");let t=new AbortController,{signal:e}=t;window.addEventListener("resize",()=>this.#l(),{signal:e});for(let o of["keydown","keyup"])document.addEventListener(o,this.#u,{signal:e});this.#e=[()=>t.abort(),this.session.subscribe(()=>this.requestUpdate()),qo(this,this.theme,o=>this.shade=o),to(this,this.#d,o=>this.dropping=o)],this.hasUpdated&&this.#i()}disconnectedCallback(){super.disconnectedCallback();for(let t of this.#e)t();this.#t?.dispose(),this.stage?.dispose(),this.stage=null}render(){let{ui:t}=this,e=t.state.medium!==null,o=t.busy||t.opening!==null;return p`<div
      class="app"
      role="region"
      aria-label=${k.name}
      data-theme=${this.shade}
      data-phase=${t.phase}
      ?data-open=${e}
      ?data-page=${this.session.host.ownsPage}
      ?data-folded=${!t.settings.panel}
      aria-busy=${String(o)}
      @keydown=${this.#m}
      @keyup=${this.#g}
      @pointerdown=${this.#c}
      @focusout=${this.#h}
    >
      <div class="frame">
        ${Ho(this)}
        <div class="stage-frame">
          <div
            class="stage"
            data-test="canvas"
            data-tool=${t.tool}
            tabindex=${e?0:-1}
            role="application"
            aria-label=${k.stage}
          >
            <canvas class="layer-image"></canvas><canvas class="layer-overlay"></canvas>
          </div>
          <div class="busy" ?data-on=${o}></div>
          ${e?Do(this):mo(this)} ${Oo(this)} ${Lo(this)}
          ${this.dropping?mi():m}
        </div>
        ${To(this)}
        ${e?p`<aside class="panel">${$o(this)} ${uo(this)}</aside>`:""}
        ${Po(this)}
      </div>
      <div class="unseen" aria-live="polite" data-test="announcement">${t.announcement}</div>
      <input
        class="unseen"
        type="file"
        tabindex="-1"
        aria-hidden="true"
        data-test="file-input"
        accept=${t.accept}
        @change=${this.#p}
      />
      ${Mo(()=>this.#r("keys").close())} ${bo(()=>this.#r("card").close())}
    </div>`}firstUpdated(){this.#i(),this.session.connect()}#i(){this.#o=lo(this);let t=this.#a(".stage"),e=s=>this.#a(`.layer-${s}`);this.#l();let o={image:e("image"),overlay:e("overlay")};this.stage=new Jt(this.session.context,t,o,()=>this.requestUpdate()),t.addEventListener("edgetam-drawn",()=>{Ue(this,this.renderRoot)}),this.#t=Bn(t,this.stage,this.session,()=>this.matches(":focus-within"))}willUpdate(){this.#s=this.renderRoot.activeElement}updated(t){this.#s&&(!this.#s.isConnected||this.#s.matches(":disabled"))&&this.#a(".stage").focus({preventScroll:!0}),this.#l(),Co(this,this.renderRoot),this.stage?.settled&&Ue(this,this.renderRoot),_o(this.renderRoot),t.has("renaming")&&this.renaming&&this.#a(".object-name-field").select(),t.has("menu")&&this.menu&&co(this.#a(".menu"),this)}toggleMenu(t){this.menu=this.menu===t?"":t}closeMenu(){this.menu&&this.renderRoot.querySelector(`[data-test="${this.menu}"]`)?.focus(),this.menu=""}chooseFile(){let t=this.#a('[data-test="file-input"]');t.value="",t.click()}showKeys(){this.closeMenu(),this.#r("keys").showModal()}showCard(){this.closeMenu(),this.#r("card").showModal()}togglePointing(){let t=this.ui.state.medium;!this.stage||!t||(this.stage.setCrosshair(this.stage.crosshair?null:[t.width/2,t.height/2]),this.#a(".stage").focus())}escape(){if(this.menu)this.closeMenu();else{if(this.#t?.cancel())return;this.stage?.crosshair?this.stage.setCrosshair(null):this.session.propagation.running?this.session.propagation.cancel():this.session.dismiss()}}#r(t){return this.#a(`.sheet[data-test="${t}"]`)}#a(t){return this.renderRoot.querySelector(t)}#l(){let t=this.renderRoot.querySelector(".app");if(!t)return;let e=this.#a(".stage-frame"),{ownsPage:o}=this.session.host,s=io(t.clientWidth,window.innerHeight);t.toggleAttribute("data-beside",s);let i=ao(),r=o?t.getBoundingClientRect().top+window.scrollY:0,a=o?i-(r<i/3?r:0):Math.min(i,this.#o),l=t.offsetHeight-e.offsetHeight,c={width:e.clientWidth,sight:a,chrome:l,ownsPage:o,beside:s};e.style.height=`${ro(c,this.ui.state.medium)}px`}#d=async(t,e)=>{await this.session.open(t),e&&!this.ui.problem&&this.session.tell(k.oneFile(t.name))};#p=t=>{let e=t.target.files?.[0];e&&this.session.open(e)};#c=t=>{t.composedPath().some(o=>o instanceof Element&&o.matches(".menu-anchor"))||(this.menu="")};#h=()=>{this.#t&&(this.#t.space=!1)};#u=t=>{t.target!==document.body||!this.session.host.ownsPage||(t.type==="keydown"?this.#m(t):this.#g(t))};#m=t=>{let e=t.composedPath()[0];if(this.renderRoot.querySelector("dialog[open]"))return;if(e.closest('[role="menu"]')&&po(e,t.key))return t.preventDefault();let o=e.matches("input:not([type=range]):not([type=checkbox])"),s=e.matches("[type=range]")&&/^(Arrow|Home|End|Page)/.test(t.key);if(o&&t.key!=="Escape"||s&&!t.shiftKey)return;let i=e.matches("button, input");if(t.key===" "&&!i)t.repeat||(this.#n=t.timeStamp),this.#t&&(this.#t.space=!0);else{if(i&&t.key==="Enter")return;if(!so(this,t)&&!oo(this,t))return}t.preventDefault(),t.stopPropagation()};#g=t=>{t.key!==" "||!this.#n||(this.#t&&(this.#t.space=!1),t.timeStamp-this.#n<ui&&this.session.playback.toggle(),this.#n=0)}};function mi(){return p`<div class="dropping" data-test="dropping"><span>${k.drop}</span></div>`}function Yo(n,t=[]){let e=new TextEncoder().encode(JSON.stringify(n)),o=new Uint8Array(8+e.length+4*t.length),s=new DataView(o.buffer);return s.setUint32(0,e.length,!0),o.set(e,4),s.setUint32(4+e.length,t.length,!0),t.forEach((i,r)=>{let a=i instanceof Uint8Array?i.length:i.size;s.setUint32(8+e.length+4*r,a,!0)}),[o,...t]}function le(n){let t=new DataView(n.buffer,n.byteOffset,n.byteLength),e=t.getUint32(0,!0),o=t.getUint32(4+e,!0),s=8+e+4*o,i=[];for(let a=0;a<o;a++){let l=t.getUint32(8+e+4*a,!0);i.push(n.subarray(s,s+l)),s+=l}if(s!==n.length)throw new RangeError("The envelope's length does not fit its contents.");return{meta:JSON.parse(new TextDecoder().decode(n.subarray(4,4+e))),buffers:i}}var ae=class{#t=[];#e=0;#n=-1;push(t){this.#t.push(t),this.#e+=t.length;let e=[];for(;;){if(this.#n<0){if(this.#e<4)return e;let o=this.#o(4);this.#n=new DataView(o.buffer).getUint32(0,!0)}if(this.#e<this.#n)return e;e.push(this.#o(this.#n)),this.#n=-1}}#o(t){let e=new Uint8Array(t),o=0;for(;o<t;){let s=this.#t[0],i=s.subarray(0,t-o);e.set(i,o),o+=i.length,i.length===s.length?this.#t.shift():this.#t[0]=s.subarray(i.length)}return this.#e-=t,e}};var Zo=1e3,gi=3e4,Xo=6e4,de=class{constructor(t,e){this.listen=t;this.listener=e;this.#e()}listen;listener;#t=new AbortController;close(){this.#t.abort()}async#e(){let{signal:t}=this.#t,e=Zo;for(let o=0;!t.aborted;o++){await fi(t);let s=o>0;try{for await(let i of this.#n())e=Zo,s||i.meta.push==="missed"?this.listener.onMissed():i.meta.push&&this.listener.onPush(i),s=!1}catch(i){if(i instanceof A&&i.code==="session")return}await bi(e,t),e=Math.min(2*e,gi)}}async*#n(){let t=new AbortController,e=()=>t.abort(),o=()=>document.hidden&&e(),s=setTimeout(e,Xo);this.#t.signal.addEventListener("abort",e),document.addEventListener("visibilitychange",o);try{if(this.#t.signal.aborted)return;let i=await this.listen(t.signal);for await(let r of i)clearTimeout(s),s=setTimeout(e,Xo),yield r}finally{clearTimeout(s),this.#t.signal.removeEventListener("abort",e),document.removeEventListener("visibilitychange",o),e()}}};function fi(n){return new Promise(t=>{let e=()=>{document.hidden&&!n.aborted||(document.removeEventListener("visibilitychange",e),n.removeEventListener("abort",e),t())};document.addEventListener("visibilitychange",e),n.addEventListener("abort",e),e()})}function bi(n,t){return new Promise(e=>{let o=()=>{clearTimeout(s),t.removeEventListener("abort",o),e()},s=setTimeout(o,n);t.addEventListener("abort",o),t.aborted&&o()})}function xi({base:n,token:t="new"}){return new Ne(n.replace(/\/+$/,""),t)}var Ne=class{constructor(t,e){this.base=t;this.#e=e,globalThis.addEventListener?.("pagehide",this.#s)}base;ownsPage=!0;keepsWork=!1;sharesView=!1;client=Y();#t=new Set;#e;#n=null;#o=null;get token(){return this.#e}set token(t){t!==this.#e&&(this.#e=t,this.#i())}call(t,e={},o=[],s={}){return this.#a("call",{op:t,...e},o,s,async i=>G(le(new Uint8Array(await i.arrayBuffer()))))}stream(t,e,o,s,i={}){return this.#a("stream",{op:t,...e},o,i,async r=>{for await(let a of Jo(r)){if(wt(G(a)))return a;s(a)}throw q(H.cutShort)})}onPush(t){return this.#n=t,this.#i(),()=>{this.#n=null,this.#i()}}dispose(){globalThis.removeEventListener?.("pagehide",this.#s),this.#o?.close();for(let t of this.#t)t.abort()}#s=t=>{t.persisted||this.#e==="new"||this.#d("call",{op:"goodbye"},[],{keepalive:!0}).catch(()=>{})};#i(){this.#o?.close();let t=this.#n&&this.#e!=="new";this.#o=t?new de(e=>this.#r(e),this.#n):null}async#r(t){let e=await this.#l("listen",{op:"listen"},[],t);return yi(e)}async#a(t,e,o,{signal:s},i){let r=new AbortController,a=()=>r.abort();s?.aborted&&a(),s?.addEventListener("abort",a,{once:!0}),this.#t.add(r);try{return await i(await this.#l(t,e,o,r.signal))}catch(l){throw l instanceof A||j(l)?l:q()}finally{s?.removeEventListener("abort",a),this.#t.delete(r)}}async#l(t,e,o,s){let i=await this.#d(t,e,o,{signal:s});if(!i.ok)throw await wi(i);return i}#d(t,e,o,s){return fetch(`${this.base}/${t}`,{method:"POST",body:vi(Yo({...e,client:this.client},o)),headers:{"Content-Type":"application/octet-stream","X-EdgeTAM-Token":this.token},credentials:"same-origin",...s})}};async function*Jo(n){let t=new ae,e=n.body.getReader();for(;;){let{done:o,value:s}=await e.read();if(o)return;for(let i of t.push(s))yield le(i)}}async function*yi(n){for await(let t of Jo(n))yield t.meta.push?t:G(t)}function vi(n){return n.length===1?n[0]:new Blob(n)}async function wi(n){try{G(le(new Uint8Array(await n.arrayBuffer())))}catch(o){if(o instanceof A)return o}let{tooLarge:t,tooLargeHint:e}=H;return n.status===413?new A("media",t,e):q(H.status(n.status))}var ze="edgetam-canvas";function ki(n,t,e={}){customElements.get(ze)||customElements.define(ze,re);let o=document.createElement(ze),s=new It(t);return o.session=s,o.theme=e.theme??"auto",n.replaceChildren(o),{element:o,dispose(){o.remove(),s.dispose()}}}var Kd={render({model:n,el:t}){let{element:e,dispose:o}=ki(t,xe(n)),s=[fn(n,e.session),bn(n,e.session),o];return()=>{for(let i of s)i()}}};export{xe as anywidgetHost,Kd as default,xi as gradioHost,ki as mount};
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
