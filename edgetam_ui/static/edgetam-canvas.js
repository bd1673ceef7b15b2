var $={name:"EdgeTAM",stage:"The image. Click to add to the selected object, right click to subtract. P points with the arrow keys.",drop:"Drop to open",oneFile:o=>`One file at a time: only ${o} was opened.`,close:"Close",cancel:"Cancel",tryAgain:"Try again",percent:o=>`${Math.round(100*o)} %`},U={noAnswer:"The server does not answer.",noAnswerHint:"Check the connection, then try again.",cutShort:"The server stopped in the middle of an answer.",status:o=>`The server answered with status ${o}.`,tooLarge:"The file is too large for this server.",tooLargeHint:"Try a smaller one.",kernelSilent:"The notebook's kernel does not answer.",kernelGone:"The notebook's kernel is not connected."};var _={unexpected:"Something went wrong in the page.",startAgain:"Start again",dismiss:"Dismiss",nothingToSubtract:"There is nothing to subtract from yet.",nothingToSubtractHint:"Click on the object first.",tooLarge:"The file has more than 4 GB.",tooLargeHint:"Cut it, or use the command line.",unsaved:"These masks are not exported.",unsavedHint:"Export them first: the next file discards them.",openAnyway:o=>`Open ${o}`,reloaded:"Reloading the page stopped the propagation.",reloadedHint:"What was done is kept.",propagateAgain:"Propagate again"},C={selected:o=>`${o} is selected.`,frame:(o,t)=>`Frame ${o} (0 to ${t}).`,propagated:"Propagation is done.",cancelled:"Propagation was cancelled. What was done is kept.",saved:o=>`Saved ${o}.`,mask:(o,t)=>`Mask of ${o}: ${t.toLocaleString("en")} pixels.`,unnamed:o=>`object ${o}`,objects:o=>o===1?"1 object.":`${o||"No"} objects.`,point:(o,t)=>`${Math.floor(o)}, ${Math.floor(t)}`,adds:"A click adds.",subtracts:"A click subtracts.",pans:"A drag moves the image."},ue={opening:o=>`Opening ${o}…`,reading:"Reading the file…",encoding:"Getting it ready for clicks…"},rt={title:"Drop an image or a video",open:"Open",lost:"Not connected.",examples:"Examples",example:o=>`Open the example ${o}`},y={label:"Tools",open:"Open",openTitle:"Open an image or a video (O)",examples:"Examples",video:"Video",image:"Image",undo:"Undo",redo:"Redo",reset:"Remove all objects",resetDetail:"Undo brings them back",foldPanel:"Fold the panel away",showPanel:"Show objects and candidates",tools:"What a click does",add:"Add to the object: click, or drag a box",subtract:"Subtract from the object: click",pan:"Move the image",zoom:"Zoom",zoomOut:"Zoom out",zoomIn:"Zoom in",zoomFit:"Whole image",settings:"More",opacity:"Mask opacity",prompts:"Show points and boxes",keys:"Mouse and keys",help:"Keys"},k={export:"Export",nothing:"Export (click on something first)",progress:o=>`Export of ${o}`,cancel:"Cancel the export",title:"Export",format:"Format",groups:{data:"To train and annotate",masks:"Masks",looks:"To look at",films:"To edit"},loses:o=>`Does not keep: ${o}.`,frames:"Frames",to:"to",every:"Every n-th frame",unmasked:"Frames without a mask, too",objects:"Objects",longerSide:"Longer side",pixels:"pixels",images:"The frames themselves",imageKinds:{none:"No",jpg:"As JPEG",png:"As PNG"},fields:{start:"First frame",end:"Last frame",step:"Every how many frames",size:"Longer side in pixels",images:"The frames themselves"},counting:"Counting…",size:(o,t,e)=>`${Ke(t,"mask","masks")} on ${Ke(o,"frame","frames")}, about ${ds(e)}`},j={label:"Objects",add:"New object",looking:"Looking…",none:"Click on something in the image.",color:"Colour",colorOf:o=>`Colour of ${o}`,select:(o,t)=>`${o}${t&&` (${t})`}. Double click to rename`,name:"Name",clear:o=>`Clear the points and boxes of ${o} here`,hide:o=>`Hide ${o}`,show:o=>`Show ${o}`,remove:o=>`Delete ${o}`},I={label:"Candidates",title:"Did you mean…?",ask:"Show alternatives",confidence:"confidence",hint:"A click can mean a part or the whole: what to choose from comes here.",extents:{part:"part",whole:"whole",between:""},candidate:(o,t,e)=>`Candidate ${o+1}${e&&`, ${e}`}, confidence ${t}`,tooltip:o=>`Candidate ${o+1} (C for the next)`},A={label:"Video",first:"First frame",previous:"Previous frame",next:"Next frame",last:"Last frame",play:"Play",pause:"Pause",frame:"Frame",frameOf:(o,t)=>`Frame ${o} (0 to ${t})`,propagate:"Propagate",propagateTitle:"Follow all objects to the end of the video (T)",nothing:"Click on something first",how:"How to propagate",forward:"Forward from here",forwardDetail:"To the end of the video",backward:"Backward from here",backwardDetail:"To its beginning",both:"Both ways from here",all:"The whole video",allDetail:"From the first frame that has a point or a box",starting:"Starting…",stopping:"Stopping…",progress:(o,t)=>`${o.toFixed(1)} frames/s, ${Ge(t)} left`,propagating:(o,t)=>`Propagating, ${o} of ${t} frames`,stop:"Stop, and keep what is done (Esc)",timeline:(o,t)=>`${o}: prompted on ${t.prompted} frames, tracked on ${t.tracked}, out of date on ${t.stale}, not visible on ${t.absent}`},L={loading:"Loading the model…",waiting:(o,t)=>`Waiting for the model: ${o} before this, about ${Ge(Math.max(1,t))}`,encode:o=>`encode ${qe(o)}`,click:o=>`click ${qe(o)}`,size:(o,t)=>`${o} × ${t}`,video:(o,t)=>`${o} frames, ${Number(t.toFixed(2))} fps`,practice:"Practice checkpoint",practiceWhy:"Practice checkpoint: why?",notPublished:"These are not the published EdgeTAM weights.",rougher:"The practice checkpoint is small and was trained to try things out: its masks are rougher.",card:"Model card"},b={label:"Keys",title:"Mouse and keys",open:"Open",undo:"Undo",redo:"Redo",newObject:"New object",oneToNine:"1 to 9",select:"Select an object",remove:"Delete the selected object",cOrBracket:"C or ]",nextCandidate:"Next candidate",previousCandidate:"Previous candidate",adds:"A click adds",subtracts:"A click subtracts",pan:"Move the image",zoomIn:"Zoom in",zoomOut:"Zoom out",zoomFit:"Whole image",point:"Point with the arrow keys: Enter adds, Shift Enter subtracts",previous:"Previous frame",next:"Next frame",back:"Ten frames back",on:"Ten frames on",first:"First frame",last:"Last frame",propagate:"Propagate",escape:"Stop: a box, propagation, a menu",help:"This sheet",play:"Play or pause",mouse:[["Click","Add a point to the object"],["Right click, Alt click","Subtract a point"],["Drag","A box around the object"],["Wheel, pinch","Zoom"],["Space drag, middle drag","Move the image"]]};function qe(o){return`${o<10?o.toFixed(1):Math.round(o)} ms`}function Ke(o,t,e){return`${o.toLocaleString("en")} ${o===1?t:e}`}function ds(o){let t=["bytes","KB","MB","GB","TB"],e=Math.min(t.length-1,Math.floor(Math.log10(Math.max(1,o))/3)),n=o/1e3**e;return`${e&&n<10?n.toFixed(1):Math.round(n)} ${t[e]}`}function Ge(o){return o>=0?o<90?`${Math.ceil(o)} s`:`${Math.round(o/60)} min`:"…"}var E=class extends Error{constructor(e,n,s=""){super(n);this.code=e;this.hint=s;this.name="HostError"}code;hint};function K(o=U.noAnswer){return new E("network",o,U.noAnswerHint)}function G(o){let t=o.meta.error;if(t)throw new E(t.code,t.message,t.hint);return o}function Y(){return crypto.getRandomValues(new Uint32Array(4)).join("-")}function Pt(o){return o.meta.end===!0}function R(o){return o instanceof Error&&o.name==="AbortError"}var Z=class{constructor(t,e=()=>{}){this.limit=t;this.onEvict=e}limit;onEvict;#t=new Map;#e=0;get weight(){return this.#e}has(t){return this.#t.has(t)}get(t){let e=this.#t.get(t);if(e)return this.#t.delete(t),this.#t.set(t,e),e.value}set(t,e,n){this.delete(t),this.#t.set(t,{value:e,weight:n}),this.#e+=n;for(let s of this.#t.keys()){if(this.#e<=this.limit||s===t)break;this.delete(s)}}delete(t){let e=this.#t.get(t);e&&(this.#t.delete(t),this.#e-=e.weight,this.onEvict(e.value))}clear(){for(let t of[...this.#t.keys()])this.delete(t)}};function Ye(o){let t=new Uint32Array(o.length),e=0;for(let n=0;n<o.length;){let s=0,i=0,r;do{if(n>=o.length)throw new RangeError("The run lengths are cut short.");r=o[n++]-48,s|=(r&31)<<i,i+=5}while(r&32);r&16&&i<32&&(s|=-1<<i),t[e]=e>2?s+t[e-2]:s,e++}return t.subarray(0,e)}function Ze(o,t){let e=new ge,n=new me(o,t),s=[],i=[];for(let r=0;;r++){let a=n.next();if(a.length===0&&s.length===0){if(n.done)break;continue}let l=new Array(a.length),d=-1,h=0,c=0;for(;h<s.length||c<a.length;){let g=h<s.length?s[h]:1/0,m=c<a.length?a[c]:1/0;if(g<m){let f=e.add(r,g);e.link(f,i[h++]),d=e.turn(f,d)}else if(m<g){let f=e.add(r,m);l[c++]=f,d=e.turn(f,d)}else if(d<0)l[c++]=i[h++];else{let f=e.add(r,g),w=e.add(r,g);e.link(f,d);let S=(h&1)===1;e.link(S?f:w,i[h++]),l[c++]=S?w:f,d=w}}s=a,i=l}return e.loops()}function Xe(o){if(o.length===0)return null;let t={x0:1/0,y0:1/0,x1:-1/0,y1:-1/0};for(let e of o)for(let n=0;n<e.length;n+=2){let s=e[n],i=e[n+1];s<t.x0&&(t.x0=s),s>t.x1&&(t.x1=s),i<t.y0&&(t.y0=i),i>t.y1&&(t.y1=i)}return t}function Je(o){let t=o.length/2,e=[],[n,s]=[o[2*t-2],o[2*t-1]];for(let i=0;i<t;i++){let r=o[2*i],a=o[2*i+1],l=Math.sign(r-n),d=Math.sign(a-s);e.push(n+l/2,s+d/2),Math.abs(r-n)+Math.abs(a-s)>1&&e.push(r-l/2,a-d/2),n=r,s=a}return Float32Array.from(e)}function Qe(o,t){let e=o.length/2;if(e<5)return o;let n=0,s=0;for(let a=1;a<e;a++){let l=Math.hypot(o[2*a]-o[0],o[2*a+1]-o[1]);l>s&&([s,n]=[l,a])}let i=new Uint8Array(e);i[0]=i[n]=1;let r=[0,n,n,e];for(;r.length>0;){let a=r.pop(),l=r.pop(),d=cs(o,l,a,t);d<0||(i[d]=1,r.push(l,d,d,a))}return o.filter((a,l)=>i[l>>1])}function cs(o,t,e,n){let s=o[2*t],i=o[2*t+1],r=2*e%o.length,a=o[r]-s,l=o[r+1]-i,d=Math.hypot(a,l)||1,h=n*d,c=-1;for(let g=t+1;g<e;g++){let m=Math.abs((o[2*g]-s)*l-(o[2*g+1]-i)*a);m>h&&([h,c]=[m,g])}return c}var me=class{constructor(t,e){this.counts=t;this.height=e}counts;height;#t=0;#e=0;#o=0;get done(){return this.#t>=this.counts.length}next(){let t=[],e=this.#o++*this.height,n=e+this.height;for(;!this.done;){let s=this.#e+this.counts[this.#t];if(this.#t&1&&s>e&&this.#e<s){let i=Math.max(this.#e,e)-e,r=Math.min(s,n)-e;i<r&&t.push(i,r)}if(s>n)break;this.#e=s,this.#t++}return t}},ge=class{#t=[];#e=[];#o=[];#n=[];add(t,e){return this.#o.push(-1),this.#n.push(-1),this.#e.push(e),this.#t.push(t)-1}link(t,e){this.#s(t,e),this.#s(e,t)}turn(t,e){return e<0?t:(this.link(t,e),-1)}#s(t,e){this.#o[t]===-1?this.#o[t]=e:this.#n[t]=e}loops(){let t=new Uint8Array(this.#t.length),e=[];for(let n=0;n<t.length;n++){if(t[n])continue;let s=[],i=n;for(;!t[i];){t[i]=1,s.push(this.#t[i],this.#e[i]);let r=this.#o[i];i=t[r]?this.#n[i]:r}e.push(Float32Array.from(s))}return e}};var ps=.5,At=class{bounds;area;#t;#e;#o;#n;#s;constructor(t,e){this.#t=Ye(t),this.#e=e,this.#o=Ze(this.#t,e),this.bounds=Xe(this.#o),this.area=this.#t.reduce((n,s,i)=>i&1?n+s:n,0)}get smooth(){return this.#n??=to(this.#o.map(t=>Qe(Je(t),ps)))}get exact(){return this.#s??=to(this.#o)}meets([t,e,n,s]){let[i,r]=[Math.floor(e),Math.ceil(s)],a=this.#e,l=0;for(let d=0;d<this.#t.length;d++){let h=l+this.#t[d];for(let c=Math.floor(l/a);d&1&&c*a<h;c++){let[g,m]=[Math.max(l-c*a,0),Math.min(h-c*a,a)];if(c+1>t&&c<n&&g<r&&m>i)return!0}l=h}return!1}};function eo(o){let t=o.map(({area:s})=>s),[e,n]=[Math.min(...t)*1.1,Math.max(...t)/1.1];return e>=n?t.map(()=>"between"):t.map(s=>s>=n?"whole":s<=e?"part":"between")}function to(o){let t=new Path2D;for(let e of o){t.moveTo(e[0],e[1]);for(let n=2;n<e.length;n+=2)t.lineTo(e[n],e[n+1]);t.closePath()}return t}function X(o,t){let e=n=>t[n]??new Uint8Array;return o.map(n=>({data:n,counts:e(n.buffer),candidates:n.candidates.map(s=>({score:s.score,counts:e(s.buffer)}))}))}var hs=64<<20,us=192,Et=class{#t=new Z(hs);#e=new Z(us);#o=0;#n=0;get now(){return this.#o}get(t,e){return this.#t.get(t)?.get(e)?.mask}put(t,e=this.#o){if(e<this.#n)return;let{frame:n,object:s}=t.data,i=this.#t.get(n)??new Map,r=i.get(s);if(r&&r.stamp>e)return;i.set(s,{mask:t,stamp:++this.#o});let a=0;for(let l of i.values())a+=ms(l.mask);this.#t.set(n,i,a)}clear(){this.#t.clear(),this.#e.clear(),this.#n=++this.#o}shape(t,e){let n=this.#e.get(t);return n||(n=new At(t,e),this.#e.set(t,n,1)),n}};function ms(o){return o.candidates.reduce((t,e)=>t+e.counts.length,o.counts.length)+200}var J=class{#t=new Set;subscribe(t){return this.#t.add(t),()=>this.#t.delete(t)}emit(){for(let t of this.#t)t()}};var gs={session:"",revision:-1,medium:null,objects:[],can_undo:!1,can_redo:!1,exported:-1,unfinished:null},fs={phase:"connecting",engine:null,examples:[],exports:{image:[],video:[]},accept:"image/*,video/*",state:gs,frame:0,selected:0,pending:[],took:null,opening:null,waiting:null,busy:!1,propagation:null,exporting:null,draft:null,exported:-1,problem:null,announcement:"",live:new Map,playing:!1,trying:-1,tool:"add",settings:{opacity:.42,prompts:!0,panel:!0}},Tt=class{ui=fs;#t=new J;update(t){this.ui={...this.ui,...t},this.#t.emit()}subscribe(t){return this.#t.subscribe(t)}};function oo(o,t){return t.revision<o.state.revision?{}:so(o,t)}function no(o,t){return{...so({...o,selected:0,frame:0},t),pending:[],took:null,exported:-1,live:new Map}}function so(o,t){let e=t.objects.map(i=>i.id),n=e.includes(o.selected)||o.pending.some(i=>i.object===o.selected),s=(t.medium?.frames??1)-1;return{state:t,selected:n?o.selected:e.at(-1)??0,frame:Math.min(o.frame,Math.max(s,0))}}var bs=200<<20,xs=150,ys=new Set(["hello","engine","queue","open"]),St=class{constructor(t){this.host=t}host;store=new Tt;masks=new Et;frames=new Z(bs,t=>t.close());stats={clicks:[],framesDrawn:0,requests:0};pixels=new J;leaving=new J;undrawn=[];latest=-1;#t=0;#e=0;#o;get ui(){return this.store.ui}get idle(){return this.#t===0&&this.ui.pending.length===0}async call(t,e,n=""){return this.#i(this.quietly(t,e,n))}async quietly(t,e,n=""){let s={...e,...this.#n(t),...n?{request:n}:{}};return this.#s(this.host.call(t,s))}async stream(t,e,n,s,i={}){return this.#s(this.host.stream(t,{...e,...this.#n(t)},n,s,i))}async currentState(){try{return(await this.quietly("state",{})).meta.state}catch(t){if(!(t instanceof E)||t.code!=="session")throw t;return(await this.#s(this.host.call("state"))).meta.state}}fail(t,e=null){R(t)||(t instanceof E||console.error(t),this.store.update({problem:vs(t,e)}))}#n(t){let{session:e}=this.ui.state;return e&&!ys.has(t)?{session:e}:{}}async#s(t){this.stats.requests++,this.#t++;try{return await t}finally{this.#t--}}async#i(t){this.#e++===0&&(this.#o=setTimeout(()=>this.store.update({busy:!0}),xs));try{return await t}finally{--this.#e===0&&(clearTimeout(this.#o),this.ui.busy&&this.store.update({busy:!1}))}}};function vs(o,t){let{code:e,message:n,hint:s}=o instanceof E?o:new E("page",_.unexpected,String(o));if(e==="session")return{message:n,hint:s,action:{label:_.startAgain,run:"start again"}};let i=e==="network"&&t?{label:$.tryAgain,run:t}:null;return{message:n,hint:s,action:i}}function Ct(o){return o.selected>0?o.selected:Math.max(0,...o.state.objects.map(t=>t.id),...o.pending.map(t=>t.object))+1}function O(o,t){return o.state.objects.find(e=>e.id===t)}function fe(o){return Object.keys(o.prompts).length===0&&o.timeline.length===0}function mt(o,t,e){if(o.prompts[e])return{kind:"prompted",score:1};let n=([i,r])=>e>=i&&e<i+r,s=t.get(o.id)?.findLast(n)??o.timeline.find(n);return s?{kind:s[2],score:s[3]}:null}function io(o){let t=Ct(o),e=O(o,t),n=e&&mt(e,o.live,o.frame);return n&&n.kind!=="absent"||o.pending.some(s=>s.object===t&&s.frame===o.frame)}function _t({state:{objects:o,revision:t},propagation:e,exported:n}){return o.every(fe)?!1:e!==null||t>1&&t!==n}function ro(o,t,e){let n=new Map(o);for(let{object:s,score:i,area:r}of e){let a=n.get(s)??[],l=[t,1,r>0?"tracked":"absent",Math.round(i*10)/10],d=a.at(-1),h=d&&ws(d,l);n.set(s,h?[...a.slice(0,-1),h]:[...a,l])}return n}function ws([o,t,e,n],[s,,i,r]){return e!==i||n!==r?null:s===o+t?[o,t+1,e,n]:s===o-1?[s,t+1,e,n]:null}var ks=3,$s=12,Ms=4,Ps=4096,Lt=class{constructor(t){this.context=t}context;#t=0;#e=1;#o=new Set;#n=new Map;#s=new Set;#i=0;want(t){t!==this.#t&&(this.#e=t>this.#t?1:-1),this.#t=t,this.#s.delete(`frame ${t}`),this.#s.delete(`masks ${t}`),this.#a()}refresh(){this.#n.clear(),this.#s.clear(),this.#a()}clear(){this.#i++,this.#o.clear(),this.#n.clear(),this.#s.clear(),this.context.latest=-1,this.context.frames.clear(),this.context.masks.clear()}ready(t){return this.context.frames.has(t)&&!this.#r(t)}#r(t){let{state:e,live:n}=this.context.ui;return this.#n.get(t)===e.revision?!1:e.objects.some(s=>mt(s,n,t)&&!this.context.masks.get(t,s.id))}#a(){let{medium:t}=this.context.ui.state;if(!t)return;let e=Math.floor(this.context.frames.limit/(4*Math.min(t.width*t.height,Ps**2)))-2,n=Math.min(this.context.ui.playing?$s:Ms,Math.max(e,0));for(let s=0;s<=n&&this.#o.size<ks;s++){let i=this.#t+s*this.#e;if(i<0||i>=t.frames)break;this.context.frames.has(i)||this.#l(`frame ${i}`,()=>this.#d(i)),this.#r(i)&&this.#l(`masks ${i}`,()=>this.#p(i))}}async#l(t,e){if(this.#o.has(t)||this.#s.has(t))return;this.#o.add(t);let n=this.#i;try{await e()}catch(s){if(n!==this.#i||R(s))return;this.#s.add(t),t.endsWith(` ${this.#t}`)&&this.context.fail(s,()=>this.refresh())}finally{n===this.#i&&this.#o.delete(t)}n===this.#i&&this.#a()}async#d(t){let e=this.#i,n=t===this.#t,s=n?this.context.call("frame",{frame:t}):this.context.quietly("frame",{frame:t}),{meta:i,buffers:r}=await s,a=await createImageBitmap(new Blob(r,{type:i.mime}));if(e!==this.#i)return a.close();this.context.frames.set(t,a,a.width*a.height*4),n&&(this.context.latest=t),this.context.pixels.emit()}async#p(t){let e=this.#i,n=this.context.masks.now,{revision:s}=this.context.ui.state,{meta:i,buffers:r}=await this.context.quietly("masks",{frame:t});if(e===this.#i){for(let a of X(i.masks,r))this.context.masks.put(a,n);this.#r(t)&&this.#n.set(t,s),this.context.store.update({})}}};var lo="edgetam-token",co="edgetam-settings",po="edgetam-place",ao="edgetam";function be(o){xe("sessionStorage",lo,o)}function ho(){return ye("sessionStorage",lo)}function uo(o){xe("localStorage",co,o)}function mo(){return ye("localStorage",co)??{}}function go(o){xe("sessionStorage",po,o)}function fo(o){let t=ye("sessionStorage",po);return t?.session===o?t:null}function bo(){let o=new URL(location.href),t=o.searchParams.get(ao);t&&(be(t),o.searchParams.delete(ao),history.replaceState(history.state,"",o))}function xe(o,t,e){try{window[o].setItem(t,JSON.stringify(e))}catch{}}function ye(o,t){try{return JSON.parse(window[o].getItem(t)??"null")}catch{return null}}var As=1e3,jt=class{constructor(t,e,n){this.context=t;this.navigation=e;this.reload=n}context;navigation;reload;#t;#e=!1;dispose(){this.#e=!0,clearTimeout(this.#t);for(let{thumbnail:t}of this.context.ui.examples)URL.revokeObjectURL(t)}async connect(t=!1){let{context:e}=this,{store:n,host:s}=e;n.update({phase:"connecting",problem:null}),t&&(s.token="new"),s.ownsPage&&bo();let i=t?null:ho();try{let{meta:r,buffers:a}=await e.call("hello",i?{token:i}:{});if(this.#e)return!1;s.token=r.token,be(r.token);let{engine:l,exports:d,accept:h}=r,c=r.examples.map((g,m)=>({example:g,thumbnail:URL.createObjectURL(new Blob([a[m]],{type:"image/jpeg"}))}));return n.update({engine:l,exports:d,accept:h,examples:c}),this.navigation.show(r.state),this.reload.restore(),n.update({phase:"ready"}),l.ready||this.#o(),!0}catch(r){return n.update({phase:"lost"}),e.fail(r,()=>{this.connect(t)}),!1}}#o(){this.#t=setTimeout(async()=>{try{let{meta:t}=await this.context.quietly("engine",{});this.context.store.update({engine:t.engine})}catch{}!this.#e&&!this.context.ui.engine?.ready&&this.#o()},As)}};var Ot=class{#t=[];#e=null;add(t){this.#t.push(t),this.run()}async run(){return this.#t.length===0?!0:this.#e??=Promise.resolve().then(()=>this.#o())}async#o(){for(let t=this.#t[0];t;t=this.#t[0]){let e=await t();if(this.#t[0]===t){if(!e)break;this.#t.shift()}}return this.#e=null,this.#t.length===0}clear(){this.#t=[]}};var Rt=class{constructor(t,e,n){this.context=t;this.loader=e;this.navigation=n;t.leaving.subscribe(()=>this.clear())}context;loader;navigation;#t=new Ot;#e=0;#o=0;clear(){this.#t.clear(),this.#o=0,this.context.store.update({pending:[]})}prompt(t){let{ui:e,store:n}=this.context,s={id:++this.#e,object:this.#o?0:Ct(e),frame:e.frame,points:[],labels:[],box:null,...t,since:performance.now(),request:Y()};n.update({pending:[...e.pending,s],selected:s.object||e.selected,problem:null}),O(e,s.object)?.visible===!1&&this.change(s.object,{visible:!0});let i=()=>({object:s.object||Ct({...this.context.ui,pending:[]}),frame:s.frame}),r={clicked:s.since,request:s.request,done:()=>this.#n(s)};"box"in t?this.#s("add_box",()=>({...i(),...t}),r):this.#s("add_points",()=>({...i(),...t}),r)}#n(t){this.context.store.update({pending:this.context.ui.pending.filter(e=>e!==t)})}addObject(){let{ui:t,store:e}=this.context,n=t.state.objects.find(s=>fe(s)&&!t.pending.some(i=>i.object===s.id));if(n)return e.update({selected:n.id});if(this.#o)return void this.settled();this.#o++,this.#s("add_object",()=>({}),{done:()=>this.#o=Math.max(0,this.#o-1)})}choose(t){let{ui:e,masks:n}=this.context,s=n.get(e.frame,e.selected),i=s?.candidates[t];if(!s||!i||s.data.chosen===t)return;let{frame:r,selected:a}=e;n.put({...s,counts:i.counts,data:{...s.data,chosen:t,score:i.score}}),this.context.pixels.emit(),this.context.store.update({trying:-1}),this.#s("choose",()=>({object:a,frame:r,index:t}))}candidates(){let{frame:t,selected:e,state:n}=this.context.ui;this.#t.add(async()=>{try{let{meta:s,buffers:i}=await this.context.call("candidates",{object:e,frame:t});this.context.ui.state.session===n.session&&this.#r(X(s.masks,i))}catch(s){this.context.fail(s,()=>this.candidates())}return!0})}change(t,e){let{store:n,ui:s}=this.context,i=s.state.objects.map(r=>r.id===t?{...r,...e}:r);n.update({state:{...s.state,objects:i}}),this.#s("update_object",()=>({object:t,...e}))}remove(t){O(this.context.ui,t)&&this.#s("remove_object",()=>({object:t}))}clearFrame(t){let{frame:e}=this.context.ui;this.#s("clear_frame",()=>({object:t,frame:e}))}undo(){this.#s("undo",()=>({}))}redo(){this.#s("redo",()=>({}))}reset(){this.#s("reset",()=>({}))}settled(){return this.#t.run()}#s(t,e,n={}){let{clicked:s,done:i=()=>{},request:r=Y()}=n;this.#t.add(async()=>{let a=s===void 0?null:{clicked:s,sent:performance.now(),answered:0,drawn:0,shown:0,took:null};try{let l=await this.context.call(t,e(),r);i(),a&&this.#i(a,l),this.accept(l)}catch(l){let d=l instanceof E&&l.code==="network";return d||i(),R(l)?!0:(this.context.fail(l,()=>{this.#t.run()}),await this.navigation.refetch(),!d)}return!0})}#i(t,{meta:e}){t.answered=performance.now(),t.took=e.took??null,this.context.undrawn.push(t)}accept({meta:t,buffers:e},n=!0){let{context:s}=this,i=(t.revision??1/0)<s.ui.state.revision;if(!(t.state&&!this.navigation.accept(t.state))){if(i)return this.navigation.forgetMasks();t.all&&s.masks.clear(),s.store.update({...t.took?{took:{...t.took,encode:t.took.encode||(s.ui.took?.encode??0)}}:{},...t.object&&n?{selected:t.object}:{}}),this.#r(X(t.masks??[],e)),t.frame!==void 0&&n&&this.navigation.goTo(t.frame),this.loader.refresh()}}#r(t){let{context:e}=this;for(let n of t)e.masks.put(n);e.store.update({announcement:this.#a(t),trying:-1}),e.pixels.emit()}#a(t){let{ui:e}=this.context,{mask:n,objects:s,unnamed:i}=C;return t.length===0?s(e.state.objects.length):t.map(({data:r})=>n(O(e,r.object)?.name??i(r.object),r.area)).join(" ")}};var Es=250,Ts={start:0,step:1},gt=class{constructor(t){this.context=t}context;#t;#e=0;#o="";open(){let{draft:t,state:e}=this.context.ui,n=e.medium?this.context.ui.exports[e.medium.kind]:[],s=n.find(({format:r})=>r===t?.format.format)??n[0];if(!s)return;let i=t!==null&&this.#o===e.session&&s.format===t.format.format;this.#o=e.session,this.#n({format:s,choice:i?t.choice:Ts,check:null,problem:""})}setFormat(t){let{draft:e}=this.context.ui;if(!e)return;let{start:n,end:s=null,step:i,objects:r=null,size:a=null}=e.choice;this.#n({format:t,choice:{start:n,end:s,step:i,objects:r,size:a},check:null,problem:""})}set(t){let{draft:e}=this.context.ui;e&&this.#n({...e,choice:{...e.choice,...t}})}setOption(t,e){let{draft:n}=this.context.ui;n&&this.set({options:{...n.choice.options,[t]:e}})}static keepsAll({format:t,choice:e}){return t.keeps&&!e.start&&e.end==null&&e.step===1&&!e.objects&&!e.size}close(){clearTimeout(this.#t),this.#e+=1}#n(t){this.context.store.update({draft:t}),clearTimeout(this.#t);let e=++this.#e;this.#t=setTimeout(()=>{this.#s(t,e)},Es)}async#s(t,e){let n;try{let{meta:i}=await this.context.quietly("check_export",{format:t.format.format,...t.choice});n={check:i,problem:""}}catch(i){n={check:null,problem:i instanceof Error?i.message:_.unexpected}}let{draft:s}=this.context.ui;s&&e===this.#e&&this.context.store.update({draft:{...s,...n}})}};var Ss=6e4,Dt=class{constructor(t,e){this.context=t;this.edits=e;this.draft=new gt(t)}context;edits;draft;#t=null;async run(t){let{store:e}=this.context,{format:n}=t;if(this.#t)return;let s=new AbortController;this.#t=s,e.update({exporting:{format:n,done:0,total:0},problem:null});try{if(!await this.edits.settled())return;let{state:i,propagation:r}=this.context.ui,{blob:a,name:l}=await this.#e(t,s.signal);Cs(a,l),gt.keepsAll(t)&&!r&&e.update({exported:i.revision}),e.update({announcement:C.saved(l)})}catch(i){R(i)||this.context.fail(i,()=>{this.run(t)})}finally{this.#t=null,e.update({exporting:null})}}cancel(){this.#t?.abort()}async#e({format:t,choice:e},n){let s=[],i=({meta:{done:l,total:d},buffers:h})=>{l&&d&&this.context.store.update({exporting:{format:t,done:l,total:d}}),s.push(new Blob(h))},r=await this.context.stream("export",{format:t.format,...e},[],i,{signal:n});i(r);let a=r.meta.mime??"application/octet-stream";return{blob:new Blob(s,{type:a}),name:r.meta.name??t.format}}};function Cs(o,t){let e=document.createElement("a");e.href=URL.createObjectURL(o),e.download=t,e.click(),setTimeout(()=>URL.revokeObjectURL(e.href),Ss)}var Ht=class{constructor(t,e){this.context=t;this.loader=e}context;loader;accept(t){let{store:e,ui:n}=this.context,s=t.session===n.state.session;return s?e.update({...oo(n,t),...n.propagation?{}:{live:new Map}}):this.show(t),s}show(t){let{context:e}=this;e.leaving.emit(),this.loader.clear(),e.store.update(no(e.ui,t));let n=Math.min(...t.objects.flatMap(s=>Object.keys(s.prompts).map(Number)));this.goTo(Number.isFinite(n)?n:0)}async refetch(t=!0){let{revision:e}=this.context.ui.state;try{let n=await this.context.currentState();return this.accept(n)&&(t||n.revision>e)&&this.forgetMasks(),!0}catch{return!1}}forgetMasks(){this.context.masks.clear(),this.loader.refresh(),this.context.pixels.emit()}goTo(t){let{medium:e}=this.context.ui.state;if(!e)return;let n=Math.min(Math.max(Math.round(t),0),e.frames-1);n!==this.context.ui.frame&&this.context.store.update({frame:n,trying:-1}),this.loader.want(n),this.context.pixels.emit()}select(t){let e=O(this.context.ui,t)?.name;this.context.store.update({selected:t,trying:-1,announcement:e?C.selected(e):""})}setTool(t,e=this.context.ui.announcement){this.context.store.update({tool:t,announcement:e})}set(t){let e={...this.context.ui.settings,...t};this.context.store.update({settings:e}),uo(e)}};var _s=2**32-1,Ut=class{constructor(t,e,n,s){this.context=t;this.navigation=e;this.playback=n;this.exporting=s}context;navigation;playback;exporting;#t=null;async run(t,e=!1){let{store:n}=this.context;if(t instanceof File&&t.size>_s){let{tooLarge:i,tooLargeHint:r}=_;return this.context.fail(new E("media",i,r))}if(!e&&_t(this.context.ui))return this.#o(t);this.#t?.abort(),this.playback.pause();let s=new AbortController;this.#t=s,n.update({opening:ue.opening(t.name),problem:null});try{let i=await this.#e(t,s.signal);i.meta.state&&this.navigation.show(i.meta.state)}catch(i){this.context.fail(i,()=>{this.run(t,!0)})}finally{this.#t===s&&(this.#t=null,n.update({opening:null}))}}cancel(){this.#t?.abort()}#e(t,e){let n=({meta:{status:s}})=>{s&&this.context.store.update({opening:ue[s]}),s==="encoding"&&this.exporting.cancel()};return t instanceof File?this.context.stream("open",{name:t.name},[t],n,{signal:e}):this.context.stream("open",{example:t.example},[],n,{signal:e})}#o(t){let e=()=>{this.run(t,!0)},{unsaved:n,unsavedHint:s,openAnyway:i}=_;this.context.store.update({problem:{message:n,hint:s,action:{label:i(t.name),run:e}}})}};var It=class{constructor(t,e,n){this.context=t;this.loader=e;this.navigation=n;t.leaving.subscribe(()=>this.pause())}context;loader;navigation;#t=0;#e=0;#o=0;toggle(){this.context.ui.playing?this.pause():this.play()}play(){let{medium:t}=this.context.ui.state;!t||t.frames<2||(this.context.ui.frame>=t.frames-1&&this.navigation.goTo(0),this.context.store.update({playing:!0}),this.#n(),this.#o=requestAnimationFrame(this.#s))}pause(){this.context.ui.playing&&(cancelAnimationFrame(this.#o),this.context.store.update({playing:!1}))}#n(){this.#t=this.context.ui.frame,this.#e=performance.now()}#s=()=>{let{ui:t}=this.context,{medium:e}=t.state;if(!t.playing||!e)return;this.#o=requestAnimationFrame(this.#s);let n=Math.floor((performance.now()-this.#e)*(e.fps||24)/1e3),s=Math.min(this.#t+n,e.frames-1),i=s;for(;i>t.frame&&!this.loader.ready(i);)i--;i>t.frame?this.navigation.goTo(i):s>t.frame&&(this.loader.want(t.frame+1),this.#n()),i>=e.frames-1&&this.pause()}};var Nt=class{constructor(t,e,n,s){this.context=t;this.loader=e;this.navigation=n;this.settled=s;t.leaving.subscribe(()=>{this.abort(),this.#e&&(this.#e=!1,t.store.update({propagation:null}))})}context;loader;navigation;settled;range=null;#t=null;#e=!1;#o=!1;get running(){return this.#t!==null||this.#e}get following(){return this.running&&this.#o}unfollow(){this.#o=!1}cancel(){let{propagation:t}=this.context.ui;if(!t||t.stopping)return;let e=this.context.quietly("cancel",{});if(this.#t&&t.done===0)return this.abort(),void e.catch(()=>{});this.context.store.update({propagation:{...t,stopping:!0}}),e.catch(n=>{this.context.fail(n),this.abort();let{propagation:s}=this.context.ui;s&&this.context.store.update({propagation:{...s,stopping:!1}})})}abort(){this.#t?.abort()}hear({meta:t,buffers:e}){let{done:n=0,total:s=0}=t;if(!t.end)return this.#e||(this.#o=this.context.host.sharesView),this.#e=!0,this.#s({...t,done:n,total:s},e);this.#e=!1,t.state&&this.navigation.accept(t.state),this.#n()}forgetElsewhere(){this.#e&&(this.#e=!1,this.#n(),this.navigation.forgetMasks())}async run(t){let{context:e}=this;if(this.running||e.ui.state.objects.length===0&&e.ui.pending.length===0)return;let n=new AbortController;this.#t=n,this.range=t,this.#o=!0;let s=!0,i={done:0,total:0,secondsLeft:0,framesPerSecond:0,stopping:!1};e.store.update({propagation:i});try{if(!await this.settled()||e.ui.state.objects.length===0)return;let r=({meta:h,buffers:c})=>this.#s(h,c),{meta:a}=await e.stream("propagate",t,[],r,{signal:n.signal});a.state&&this.navigation.accept(a.state);let{cancelled:l,propagated:d}=C;e.store.update({announcement:e.ui.propagation?.stopping?l:d})}catch(r){R(r)?e.store.update({announcement:C.cancelled}):e.fail(r,()=>{this.run(t)}),s=await this.navigation.refetch()}finally{this.#t=null,this.range=null,this.#n(s)}}#n(t=!0){this.context.store.update({propagation:null,...t?{live:new Map}:{}}),this.loader.refresh(),this.context.pixels.emit()}#s({frame:t,masks:e=[],...n},s){let{context:i}=this;if(!(this.#t?.signal.aborted||t===void 0)){for(let r of X(e,s)){let a=O(i.ui,r.data.object);a&&(!a.prompts[t]||!i.masks.get(t,r.data.object))&&i.masks.put(r)}i.store.update({live:ro(i.ui.live,t,e),propagation:{done:n.done,total:n.total,secondsLeft:n.seconds_left??0,framesPerSecond:n.frames_per_second??0,stopping:i.ui.propagation?.stopping??!1}}),this.#o&&this.loader.ready(i.ui.frame)?this.navigation.goTo(t):t===i.ui.frame&&i.pixels.emit()}}};var zt=class{constructor(t,e,n){this.context=t;this.navigation=e;this.propagation=n;let{signal:s}=this.#t;window.addEventListener("pagehide",()=>this.#e(),{signal:s}),t.host.keepsWork||window.addEventListener("beforeunload",i=>this.#o(i),{signal:s})}context;navigation;propagation;#t=new AbortController;dispose(){this.#t.abort()}restore(){let{store:t,ui:e}=this.context,n=fo(e.state.session);n&&(t.update({exported:n.exported}),this.navigation.goTo(n.frame),O(e,n.selected)&&t.update({selected:n.selected}),n.propagating&&this.#n(n.propagating))}#e(){let{state:t,frame:e,selected:n,exported:s}=this.context.ui,i=this.context.host.keepsWork?null:this.propagation.range;t.medium&&go({session:t.session,frame:e,selected:n,exported:s,propagating:i})}#o(t){_t(this.context.ui)&&t.preventDefault()}#n(t){let e={label:_.propagateAgain,run:()=>{this.propagation.run(t)}},{reloaded:n,reloadedHint:s}=_;this.context.store.update({problem:{message:n,hint:s,action:e}})}};var Bt=class{constructor(t){this.context=t;this.#o=t.store.subscribe(()=>this.#s())}context;#t;#e=!1;#o;dispose(){this.#o(),clearInterval(this.#t)}get#n(){let{opening:t,propagation:e,pending:n,busy:s}=this.context.ui;return t!==null||e!==null||n.length>0||s}#s(){if(this.#n!==(this.#t!==void 0)){if(this.#t===void 0){this.#t=setInterval(()=>{this.#i()},1e3);return}clearInterval(this.#t),this.#t=void 0,this.context.ui.waiting&&this.context.store.update({waiting:null})}}async#i(){if(!this.#e){this.#e=!0;try{let{wait:t}=(await this.context.quietly("queue",{})).meta,e=this.#n&&t&&t.seconds>=1?t:null;(e||this.context.ui.waiting)&&this.context.store.update({waiting:e})}catch{}finally{this.#e=!1}}}};var Ft=class{constructor(t){this.host=t;let e=new St(t);this.context=e,this.#t=new Lt(e),this.navigation=new Ht(e,this.#t),this.edits=new Rt(e,this.#t,this.navigation),this.playback=new It(e,this.#t,this.navigation);let n=()=>this.edits.settled();this.propagation=new Nt(e,this.#t,this.navigation,n),this.exporting=new Dt(e,this.edits),this.opening=new Ut(e,this.navigation,this.playback,this.exporting),this.#o=new zt(e,this.navigation,this.propagation),this.#n=new Bt(e),this.#e=new jt(e,this.navigation,this.#o),e.store.update({settings:{...this.ui.settings,...mo()}}),this.#s=t.onPush({onPush:s=>this.#i(s),onMissed:()=>{this.#r()}})}host;context;navigation;edits;playback;propagation;exporting;opening;#t;#e;#o;#n;#s;get ui(){return this.context.ui}get stats(){return this.context.stats}get selectedMask(){return this.context.masks.get(this.ui.frame,this.ui.selected)}subscribe(t){return this.context.store.subscribe(t)}dispose(){this.#e.dispose(),this.playback.pause(),this.propagation.abort(),this.#s(),this.#o.dispose(),this.#n.dispose(),this.host.dispose(),this.#t.clear()}async connect(t=!1){await this.#e.connect(t)}async open(t){this.ui.phase==="lost"&&!await this.#e.connect()||await this.opening.run(t)}seek(t){this.propagation.unfollow(),this.playback.pause();let e=this.ui.frame;this.navigation.goTo(t);let{frame:n,state:s}=this.ui;n!==e&&this.context.store.update({announcement:C.frame(n,(s.medium?.frames??1)-1)})}prompt(t,e){if(!(e<0)){if(this.seek(e),!("box"in t)&&!t.labels.includes(1)&&!io(this.ui))return this.tell(_.nothingToSubtract,_.nothingToSubtractHint);this.edits.prompt(t)}}tryOn(t){t!==this.ui.trying&&this.context.store.update({trying:t})}tell(t,e=""){this.context.store.update({problem:{message:t,hint:e,action:null}})}dismiss(){this.context.store.update({problem:null})}act(){let t=this.ui.problem?.action;this.dismiss(),t?.run==="start again"?this.connect(!0):t?.run()}#i(t){let{meta:e}=t;if(this.ui.phase!=="ready")return;if(e.error)return this.context.fail(new E(e.error.code,e.error.message,e.error.hint));e.session!==void 0&&e.session!==this.ui.state.session&&e.push!=="open"||(e.push==="propagate"?this.propagation.hear(t):e.push==="edit"?this.edits.accept(t,this.host.sharesView):e.state&&this.navigation.accept(e.state))}async#r(){this.ui.phase==="ready"&&(this.propagation.forgetElsewhere(),await this.navigation.refetch(!1))}};var Ls=12e4,xo=1<<20;function we(o){return new ve(o)}var ve=class{constructor(t){this.model=t;t.on("msg:custom",this.#a)}model;ownsPage=!1;keepsWork=!0;sharesView=!0;token="new";#t=new Map;#e=new Set;#o=new Set;#n=0;client=Y();call(t,e={},n=[],s={}){return this.#r({type:"call",op:t,meta:this.#s(e)},n,void 0,s)}async stream(t,e,n,s,i={}){let r=n[0]&&{upload:await this.#i(n[0],e,i)};return this.#r({type:"stream",op:t,meta:this.#s({...e,...r})},[],s,i)}#s(t){return{...t,client:this.client}}async#i(t,e,n){let s=`${this.client}-${++this.#n}`,i=t instanceof Uint8Array?t.byteLength:t.size;for(let r=0;r<i||r===0;r+=xo){let a=t.slice(r,r+xo);await this.#r({type:"chunk",upload:s,meta:{...e,offset:r}},[a],void 0,n)}return s}onPush(t){return this.#e.add(t),()=>this.#e.delete(t)}dispose(){this.model.off("msg:custom",this.#a);for(let t of this.#t.values())t.reject(new DOMException("Disposed.","AbortError"));this.#t.clear()}async#r(t,e,n,{signal:s}){let i=await Promise.all(e.map(js)),r=`${this.client}-${++this.#n}`;return new Promise((a,l)=>{let d,h=()=>{clearTimeout(d),s?.removeEventListener("abort",g),this.#t.delete(r)},c=m=>{h(),l(m)},g=()=>{this.model.send({id:r,type:"cancel",...t.upload?{upload:t.upload}:{}}),c(new DOMException("Stopped.","AbortError"))};if(s?.aborted)return l(new DOMException("Stopped.","AbortError"));s?.addEventListener("abort",g,{once:!0}),t.type!=="stream"&&(d=setTimeout(()=>{this.#o.add(r),c(K(U.kernelSilent))},Ls)),this.#t.set(r,{resolve:m=>{h(),a(m)},reject:c,onPart:n});try{this.model.send({id:r,...t},void 0,i)}catch{c(K(U.kernelGone))}})}#a=(t,e=[])=>{let n={meta:t.meta,buffers:e.map(i=>new Uint8Array(i.buffer,i.byteOffset,i.byteLength))},s=this.#t.get(t.id??"");if(!s){let i=this.#o.delete(t.id??""),r=t.id?.startsWith(`${this.client}-`);if(!t.meta.push||r&&!i&&!t.meta.end)return;for(let a of this.#e)a.onPush(n);return}try{G(n)}catch(i){return s.reject(i)}s.onPart&&!Pt(n)?s.onPart(n):s.resolve(n)}};async function js(o){return o instanceof Uint8Array?o:new Uint8Array(await o.arrayBuffer())}var Os="edgetam-still";var yo=new Set;function vo(o,t){let e,n=!1,s=()=>{let d=Number(o.get("frame"));t.ui.state.medium&&d!==t.ui.frame&&t.seek(d)},i=()=>{let d=Number(o.get("selected"));t.ui.state.objects.some(({id:c})=>c===d)&&d!==t.ui.selected&&t.navigation.select(d)},r=()=>{clearTimeout(e);let{frame:d,selected:h,state:c,playing:g}=t.ui,m=g||t.propagation.following,f=Object.entries({...m?{}:{frame:d},selected:h,revision:c.revision});f.every(([w,S])=>S===o.get(w))||(e=setTimeout(()=>{for(let[w,S]of f)o.set(w,S);o.save_changes()},50))},a=()=>{t.ui.phase==="ready"&&(!n&&t.ui.state.medium&&(n=!0,(o.get("frame")||yo.has(o.get("still_id")))&&s(),yo.add(o.get("still_id")),i()),r())},l=t.subscribe(a);return o.on("change:frame",s),o.on("change:selected",i),()=>{clearTimeout(e),l(),o.off("change:frame",s),o.off("change:selected",i)}}function wo(o,t){let e=document.createElement("style");e.textContent=`.${Os}[data-widget="${CSS.escape(String(o.get("still_id")))}"]{display:none!important}`;let n=t.subscribe(()=>{t.ui.phase==="ready"&&!e.isConnected&&document.head.append(e)});return()=>{n(),e.remove()}}var Vt=globalThis,Wt=Vt.ShadowRoot&&(Vt.ShadyCSS===void 0||Vt.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,ke=Symbol(),ko=new WeakMap,ft=class{constructor(t,e,n){if(this._$cssResult$=!0,n!==ke)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o,e=this.t;if(Wt&&t===void 0){let n=e!==void 0&&e.length===1;n&&(t=ko.get(e)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),n&&ko.set(e,t))}return t}toString(){return this.cssText}},$o=o=>new ft(typeof o=="string"?o:o+"",void 0,ke),T=(o,...t)=>{let e=o.length===1?o[0]:t.reduce((n,s,i)=>n+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+o[i+1],o[0]);return new ft(e,o,ke)},Mo=(o,t)=>{if(Wt)o.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of t){let n=document.createElement("style"),s=Vt.litNonce;s!==void 0&&n.setAttribute("nonce",s),n.textContent=e.cssText,o.appendChild(n)}},$e=Wt?o=>o:o=>o instanceof CSSStyleSheet?(t=>{let e="";for(let n of t.cssRules)e+=n.cssText;return $o(e)})(o):o;var{is:Rs,defineProperty:Ds,getOwnPropertyDescriptor:Hs,getOwnPropertyNames:Us,getOwnPropertySymbols:Is,getPrototypeOf:Ns}=Object,qt=globalThis,Po=qt.trustedTypes,zs=Po?Po.emptyScript:"",Bs=qt.reactiveElementPolyfillSupport,bt=(o,t)=>o,Me={toAttribute(o,t){switch(t){case Boolean:o=o?zs:null;break;case Object:case Array:o=o==null?o:JSON.stringify(o)}return o},fromAttribute(o,t){let e=o;switch(t){case Boolean:e=o!==null;break;case Number:e=o===null?null:Number(o);break;case Object:case Array:try{e=JSON.parse(o)}catch{e=null}}return e}},Eo=(o,t)=>!Rs(o,t),Ao={attribute:!0,type:String,converter:Me,reflect:!1,useDefault:!1,hasChanged:Eo};Symbol.metadata??=Symbol("metadata"),qt.litPropertyMetadata??=new WeakMap;var N=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,e=Ao){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(t,e),!e.noAccessor){let n=Symbol(),s=this.getPropertyDescriptor(t,n,e);s!==void 0&&Ds(this.prototype,t,s)}}static getPropertyDescriptor(t,e,n){let{get:s,set:i}=Hs(this.prototype,t)??{get(){return this[e]},set(r){this[e]=r}};return{get:s,set(r){let a=s?.call(this);i?.call(this,r),this.requestUpdate(t,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??Ao}static _$Ei(){if(this.hasOwnProperty(bt("elementProperties")))return;let t=Ns(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(bt("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(bt("properties"))){let e=this.properties,n=[...Us(e),...Is(e)];for(let s of n)this.createProperty(s,e[s])}let t=this[Symbol.metadata];if(t!==null){let e=litPropertyMetadata.get(t);if(e!==void 0)for(let[n,s]of e)this.elementProperties.set(n,s)}this._$Eh=new Map;for(let[e,n]of this.elementProperties){let s=this._$Eu(e,n);s!==void 0&&this._$Eh.set(s,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){let e=[];if(Array.isArray(t)){let n=new Set(t.flat(1/0).reverse());for(let s of n)e.unshift($e(s))}else t!==void 0&&e.push($e(t));return e}static _$Eu(t,e){let n=e.attribute;return n===!1?void 0:typeof n=="string"?n:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){let t=new Map,e=this.constructor.elementProperties;for(let n of e.keys())this.hasOwnProperty(n)&&(t.set(n,this[n]),delete this[n]);t.size>0&&(this._$Ep=t)}createRenderRoot(){let t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Mo(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,e,n){this._$AK(t,n)}_$ET(t,e){let n=this.constructor.elementProperties.get(t),s=this.constructor._$Eu(t,n);if(s!==void 0&&n.reflect===!0){let i=(n.converter?.toAttribute!==void 0?n.converter:Me).toAttribute(e,n.type);this._$Em=t,i==null?this.removeAttribute(s):this.setAttribute(s,i),this._$Em=null}}_$AK(t,e){let n=this.constructor,s=n._$Eh.get(t);if(s!==void 0&&this._$Em!==s){let i=n.getPropertyOptions(s),r=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:Me;this._$Em=s;let a=r.fromAttribute(e,i.type);this[s]=a??this._$Ej?.get(s)??a,this._$Em=null}}requestUpdate(t,e,n,s=!1,i){if(t!==void 0){let r=this.constructor;if(s===!1&&(i=this[t]),n??=r.getPropertyOptions(t),!((n.hasChanged??Eo)(i,e)||n.useDefault&&n.reflect&&i===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,n))))return;this.C(t,e,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,e,{useDefault:n,reflect:s,wrapped:i},r){n&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??e??this[t]),i!==!0||r!==void 0)||(this._$AL.has(t)||(this.hasUpdated||n||(e=void 0),this._$AL.set(t,e)),s===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,i]of this._$Ep)this[s]=i;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[s,i]of n){let{wrapped:r}=i,a=this[s];r!==!0||this._$AL.has(s)||a===void 0||this.C(s,void 0,i,a)}}let t=!1,e=this._$AL;try{t=this.shouldUpdate(e),t?(this.willUpdate(e),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(e)):this._$EM()}catch(n){throw t=!1,this._$EM(),n}t&&this._$AE(e)}willUpdate(t){}_$AE(t){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(t){}firstUpdated(t){}};N.elementStyles=[],N.shadowRootOptions={mode:"open"},N[bt("elementProperties")]=new Map,N[bt("finalized")]=new Map,Bs?.({ReactiveElement:N}),(qt.reactiveElementVersions??=[]).push("2.1.2");var Ae=globalThis,To=o=>o,Kt=Ae.trustedTypes,So=Kt?Kt.createPolicy("lit-html",{createHTML:o=>o}):void 0,Ee="$lit$",z=`lit$${Math.random().toFixed(9).slice(2)}$`,Te="?"+z,Fs=`<${Te}>`,et=document,yt=()=>et.createComment(""),vt=o=>o===null||typeof o!="object"&&typeof o!="function",Se=Array.isArray,Ro=o=>Se(o)||typeof o?.[Symbol.iterator]=="function",Pe=`[ 	
\f\r]`,xt=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Co=/-->/g,_o=/>/g,Q=RegExp(`>|${Pe}(?:([^\\s"'>=/]+)(${Pe}*=${Pe}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Lo=/'/g,jo=/"/g,Do=/^(?:script|style|textarea|title)$/i,Ce=o=>(t,...e)=>({_$litType$:o,strings:t,values:e}),p=Ce(1),x=Ce(2),pa=Ce(3),D=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),Oo=new WeakMap,tt=et.createTreeWalker(et,129);function Ho(o,t){if(!Se(o)||!o.hasOwnProperty("raw"))throw Error("invalid template strings array");return So!==void 0?So.createHTML(t):t}var Uo=(o,t)=>{let e=o.length-1,n=[],s,i=t===2?"<svg>":t===3?"<math>":"",r=xt;for(let a=0;a<e;a++){let l=o[a],d,h,c=-1,g=0;for(;g<l.length&&(r.lastIndex=g,h=r.exec(l),h!==null);)g=r.lastIndex,r===xt?h[1]==="!--"?r=Co:h[1]!==void 0?r=_o:h[2]!==void 0?(Do.test(h[2])&&(s=RegExp("</"+h[2],"g")),r=Q):h[3]!==void 0&&(r=Q):r===Q?h[0]===">"?(r=s??xt,c=-1):h[1]===void 0?c=-2:(c=r.lastIndex-h[2].length,d=h[1],r=h[3]===void 0?Q:h[3]==='"'?jo:Lo):r===jo||r===Lo?r=Q:r===Co||r===_o?r=xt:(r=Q,s=void 0);let m=r===Q&&o[a+1].startsWith("/>")?" ":"";i+=r===xt?l+Fs:c>=0?(n.push(d),l.slice(0,c)+Ee+l.slice(c)+z+m):l+z+(c===-2?a:m)}return[Ho(o,i+(o[e]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),n]},wt=class o{constructor({strings:t,_$litType$:e},n){let s;this.parts=[];let i=0,r=0,a=t.length-1,l=this.parts,[d,h]=Uo(t,e);if(this.el=o.createElement(d,n),tt.currentNode=this.el.content,e===2||e===3){let c=this.el.content.firstChild;c.replaceWith(...c.childNodes)}for(;(s=tt.nextNode())!==null&&l.length<a;){if(s.nodeType===1){if(s.hasAttributes())for(let c of s.getAttributeNames())if(c.endsWith(Ee)){let g=h[r++],m=s.getAttribute(c).split(z),f=/([.?@])?(.*)/.exec(g);l.push({type:1,index:i,name:f[2],strings:m,ctor:f[1]==="."?Yt:f[1]==="?"?Zt:f[1]==="@"?Xt:nt}),s.removeAttribute(c)}else c.startsWith(z)&&(l.push({type:6,index:i}),s.removeAttribute(c));if(Do.test(s.tagName)){let c=s.textContent.split(z),g=c.length-1;if(g>0){s.textContent=Kt?Kt.emptyScript:"";for(let m=0;m<g;m++)s.append(c[m],yt()),tt.nextNode(),l.push({type:2,index:++i});s.append(c[g],yt())}}}else if(s.nodeType===8)if(s.data===Te)l.push({type:2,index:i});else{let c=-1;for(;(c=s.data.indexOf(z,c+1))!==-1;)l.push({type:7,index:i}),c+=z.length-1}i++}}static createElement(t,e){let n=et.createElement("template");return n.innerHTML=t,n}};function ot(o,t,e=o,n){if(t===D)return t;let s=n!==void 0?e._$Co?.[n]:e._$Cl,i=vt(t)?void 0:t._$litDirective$;return s?.constructor!==i&&(s?._$AO?.(!1),i===void 0?s=void 0:(s=new i(o),s._$AT(o,e,n)),n!==void 0?(e._$Co??=[])[n]=s:e._$Cl=s),s!==void 0&&(t=ot(o,s._$AS(o,t.values),s,n)),t}var Gt=class{constructor(t,e){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:e},parts:n}=this._$AD,s=(t?.creationScope??et).importNode(e,!0);tt.currentNode=s;let i=tt.nextNode(),r=0,a=0,l=n[0];for(;l!==void 0;){if(r===l.index){let d;l.type===2?d=new at(i,i.nextSibling,this,t):l.type===1?d=new l.ctor(i,l.name,l.strings,this,t):l.type===6&&(d=new Jt(i,this,t)),this._$AV.push(d),l=n[++a]}r!==l?.index&&(i=tt.nextNode(),r++)}return tt.currentNode=et,s}p(t){let e=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(t,n,e),e+=n.strings.length-2):n._$AI(t[e])),e++}},at=class o{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,e,n,s){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=t,this._$AB=e,this._$AM=n,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,e=this._$AM;return e!==void 0&&t?.nodeType===11&&(t=e.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,e=this){t=ot(this,t,e),vt(t)?t===u||t==null||t===""?(this._$AH!==u&&this._$AR(),this._$AH=u):t!==this._$AH&&t!==D&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Ro(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==u&&vt(this._$AH)?this._$AA.nextSibling.data=t:this.T(et.createTextNode(t)),this._$AH=t}$(t){let{values:e,_$litType$:n}=t,s=typeof n=="number"?this._$AC(t):(n.el===void 0&&(n.el=wt.createElement(Ho(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===s)this._$AH.p(e);else{let i=new Gt(s,this),r=i.u(this.options);i.p(e),this.T(r),this._$AH=i}}_$AC(t){let e=Oo.get(t.strings);return e===void 0&&Oo.set(t.strings,e=new wt(t)),e}k(t){Se(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,n,s=0;for(let i of t)s===e.length?e.push(n=new o(this.O(yt()),this.O(yt()),this,this.options)):n=e[s],n._$AI(i),s++;s<e.length&&(this._$AR(n&&n._$AB.nextSibling,s),e.length=s)}_$AR(t=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);t!==this._$AB;){let n=To(t).nextSibling;To(t).remove(),t=n}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},nt=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,e,n,s,i){this.type=1,this._$AH=u,this._$AN=void 0,this.element=t,this.name=e,this._$AM=s,this.options=i,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=u}_$AI(t,e=this,n,s){let i=this.strings,r=!1;if(i===void 0)t=ot(this,t,e,0),r=!vt(t)||t!==this._$AH&&t!==D,r&&(this._$AH=t);else{let a=t,l,d;for(t=i[0],l=0;l<i.length-1;l++)d=ot(this,a[n+l],e,l),d===D&&(d=this._$AH[l]),r||=!vt(d)||d!==this._$AH[l],d===u?t=u:t!==u&&(t+=(d??"")+i[l+1]),this._$AH[l]=d}r&&!s&&this.j(t)}j(t){t===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},Yt=class extends nt{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===u?void 0:t}},Zt=class extends nt{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==u)}},Xt=class extends nt{constructor(t,e,n,s,i){super(t,e,n,s,i),this.type=5}_$AI(t,e=this){if((t=ot(this,t,e,0)??u)===D)return;let n=this._$AH,s=t===u&&n!==u||t.capture!==n.capture||t.once!==n.once||t.passive!==n.passive,i=t!==u&&(n===u||s);s&&this.element.removeEventListener(this.name,this,n),i&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},Jt=class{constructor(t,e,n){this.element=t,this.type=6,this._$AN=void 0,this._$AM=e,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(t){ot(this,t)}},Io={M:Ee,P:z,A:Te,C:1,L:Uo,R:Gt,D:Ro,V:ot,I:at,H:nt,N:Zt,U:Xt,B:Yt,F:Jt},Vs=Ae.litHtmlPolyfillSupport;Vs?.(wt,at),(Ae.litHtmlVersions??=[]).push("3.3.3");var No=(o,t,e)=>{let n=e?.renderBefore??t,s=n._$litPart$;if(s===void 0){let i=e?.renderBefore??null;n._$litPart$=s=new at(t.insertBefore(yt(),i),i,void 0,e??{})}return s._$AI(o),s};var _e=globalThis,B=class extends N{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=No(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return D}};B._$litElement$=!0,B.finalized=!0,_e.litElementHydrateSupport?.({LitElement:B});var Ws=_e.litElementPolyfillSupport;Ws?.({LitElement:B});(_e.litElementVersions??=[]).push("4.2.2");function st(o,t){let e=Math.min(t.width/o.width,t.height/o.height)||1;return{scale:e,x:(t.width-o.width*e)/2,y:(t.height-o.height*e)/2}}function Qt(o,t,e){let n=st(t,e).scale,s=Math.min(Math.max(o.scale,n),Math.max(40,n));return{scale:s,x:zo(o.x,t.width*s,e.width),y:zo(o.y,t.height*s,e.height)}}function zo(o,t,e){return t<=e?(e-t)/2:Math.min(0,Math.max(e-t,o))}function Fo(o,t,e,n,s){let i=st(n,s).scale,r=Math.min(Math.max(o.scale*e,i),Math.max(40,i)),a=r/o.scale;return Qt({scale:r,x:t[0]-(t[0]-o.x)*a,y:t[1]-(t[1]-o.y)*a},n,s)}function Vo(o,t,e,n,s){return Qt({...o,x:o.x+t,y:o.y+e},n,s)}function Le(o,t){return[(t[0]-o.x)/o.scale,(t[1]-o.y)/o.scale]}function F(o,t){return[t[0]*o.scale+o.x,t[1]*o.scale+o.y]}function je(o,t){return[Bo(o[0],t.width),Bo(o[1],t.height)]}function Bo(o,t){let e=Math.round(o*100)/100;return Math.min(Math.max(e,0),t-.01)}function Wo(o,t,e){let[n,s]=Le(o,t),i=Math.max(-n,n-e.width,0),r=Math.max(-s,s-e.height,0);return Math.max(i,r)*o.scale}function Oe(o,t){return[Math.min(o[0],t[0]),Math.min(o[1],t[1]),Math.max(o[0],t[0]),Math.max(o[1],t[1])]}function te(o,t){return Math.hypot(o[0]-t[0],o[1]-t[1])}function Re(o,t){return[(o[0]+t[0])/2,(o[1]+t[1])/2]}var qs={mouse:4,pen:8,touch:12},ee=class{constructor(t,e){this.element=t;this.handler=e;let{signal:n}=this.#i;t.addEventListener("pointerdown",this.#r,{signal:n}),t.addEventListener("pointermove",this.#a,{signal:n}),t.addEventListener("pointerup",this.#d,{signal:n}),t.addEventListener("pointercancel",this.#p,{signal:n}),t.addEventListener("wheel",this.#h,{signal:n,passive:!1}),t.addEventListener("contextmenu",s=>s.preventDefault(),{signal:n})}element;handler;#t=new Map;#e="spent";#o=[0,0];#n=!1;#s=!1;#i=new AbortController;dispose(){this.#i.abort()}set space(t){this.#s=t,this.element.toggleAttribute("data-space",t)}cancel(){let t=this.#e==="box";return this.#e!=="spent"&&this.#c(),t}#r=t=>{if(t.button>2)return;t.preventDefault(),this.element.focus({preventScroll:!0}),this.element.setPointerCapture(t.pointerId);let e=this.handler.at(t);if(this.#t.set(t.pointerId,e),this.#t.size===2)this.handler.draft(null),this.#e="pinch";else if(this.#t.size===1){this.#o=e,this.#n=t.button===2||t.altKey||t.ctrlKey||this.handler.tool()==="subtract";let n=t.button===1||this.#s||this.handler.tool()==="pan"&&t.button===0;this.#e=n?"pan":"press",n||this.handler.press(e),this.element.toggleAttribute("data-moving",n)}};#a=t=>{let e=this.#t.get(t.pointerId);if(!e)return;let n=this.handler.at(t);this.#e==="pinch"&&this.#l(t.pointerId,e,n),this.#t.set(t.pointerId,n),this.#e==="pan"&&this.handler.pan(n[0]-e[0],n[1]-e[1]);let s=te(n,this.#o)>(qs[t.pointerType]??4);this.#e==="press"&&!this.#n&&s&&(this.#e="box",this.handler.drag()),this.#e==="box"&&this.handler.draft(n)};#l(t,e,n){let s=[...this.#t].find(([l])=>l!==t)?.[1];if(!s)return;let i=Re(e,s),r=Re(n,s);this.handler.pan(r[0]-i[0],r[1]-i[1]);let a=te(e,s);a>0&&this.handler.zoom(te(n,s)/a,r)}#d=t=>{if(!this.#t.delete(t.pointerId))return;let e=this.handler.at(t),n=this.#e;if(this.#t.size>0){this.#e="spent";return}this.#c(),n==="press"&&this.handler.point(this.#n?0:1),n==="box"&&this.handler.box(e)};#p=t=>{this.#t.delete(t.pointerId),this.#c()};#c(){this.#e="spent",this.element.removeAttribute("data-moving"),this.handler.draft(null)}#h=t=>{if(!this.handler.wheel(t))return;t.preventDefault();let e=t.deltaMode===WheelEvent.DOM_DELTA_LINE?33:1,n=Math.max(-120,Math.min(120,t.deltaY*e));this.handler.zoom(Math.exp(-n*(t.ctrlKey?.01:.0022)),this.handler.at(t))}};var Ks=16;function qo(o,t,e,n){let s=r=>t.image!==null&&Wo(t.view,r,t.image)<=Ks,i={frame:-1,at:[0,0],near:!1};return new ee(o,{at:r=>t.canvasAt(r.clientX,r.clientY),tool:()=>e.ui.tool,press:r=>i={frame:t.shown,at:t.imageAt(r),near:s(r)},drag:()=>{i.frame>=0&&e.seek(i.frame)},draft:r=>t.setDraft(r&&Oe(i.at,t.imageAt(r))),point:r=>{i.near&&e.prompt({points:[i.at],labels:[r]},i.frame)},box:r=>{let a=Oe(i.at,t.imageAt(r));a[0]<a[2]&&a[1]<a[3]&&e.prompt({box:a},i.frame)},pan:(r,a)=>t.pan(r,a),zoom:(r,a)=>t.zoom(r,a),wheel:r=>!t.image||t.fitted&&r.deltaY>0?!1:e.host.ownsPage||r.ctrlKey||n()})}var Ko=new WeakMap;function V(o,...t){let e=Ko.get(o);return Ko.set(o,t),e?.length!==t.length||e.some((n,s)=>n!==t[s])}function Go(o){let t=Number.parseInt(o.slice(1),16),e=n=>{let s=(t>>n&255)/255;return s<=.04045?s/12.92:((s+.055)/1.055)**2.4};return .2126*e(16)+.7152*e(8)+.0722*e(0)}function Yo(o){return Go(o)>.18?"#111114":"#ffffff"}function kt(o){return Go(o)>.18?"rgba(0, 0, 0, 0.55)":"rgba(255, 255, 255, 0.8)"}var Xo=4;function Jo(o,t,e,n,s){tn(o),o.imageSmoothingEnabled=e.scale<Xo,o.imageSmoothingQuality=e.scale<.7?"medium":"low",o.setTransform(t,0,0,t,0,0),o.drawImage(n,e.x,e.y,s.width*e.scale,s.height*e.scale)}function Qo(o,t,e,n,s,i){tn(o),Gs(o,t,e,n,s),Ys(o,t,e,i)}function Gs(o,t,e,n,s){let i=t*e.scale;o.setTransform(i,0,0,i,t*e.x,t*e.y),o.lineJoin="miter",o.miterLimit=3;for(let{shape:r,color:a,selected:l,stale:d}of n){let h=e.scale<Xo?r.smooth:r.exact,c=(l?2:1.5)/e.scale;o.globalAlpha=d?s/2:s,o.fillStyle=a,o.fill(h,"evenodd"),o.globalAlpha=1,o.strokeStyle=kt(a),o.lineWidth=c+1.5/e.scale,o.stroke(h),o.setLineDash(d?[6/e.scale,4/e.scale]:[]),o.strokeStyle=a,o.lineWidth=c,o.stroke(h),o.setLineDash([])}}function Ys(o,t,e,n){o.setTransform(t,0,0,t,0,0);for(let s of n.prompts)o.globalAlpha=s.selected||s.pending?1:.6,s.box&&Zo(o,e,s.box,s.color,s.pending?n.phase:null),s.points.forEach((i,r)=>{let a=F(e,i);s.pending&&Xs(o,a,n.phase),Zs(o,a,s.labels[r]===1,s.color,s.selected||s.pending?7:5)});o.globalAlpha=1,n.draft&&Zo(o,e,n.draft,n.draftColor,null),n.crosshair&&Js(o,F(e,n.crosshair))}function tn(o){o.setTransform(1,0,0,1,0,0),o.clearRect(0,0,o.canvas.width,o.canvas.height)}function Zs(o,[t,e],n,s,i){let r=n?s:"#1b1b20";o.beginPath(),o.arc(t,e,i+2.5,0,2*Math.PI),o.fillStyle="rgba(0, 0, 0, 0.35)",o.fill(),o.beginPath(),o.arc(t,e,i+1.5,0,2*Math.PI),o.fillStyle="#ffffff",o.fill(),o.beginPath(),o.arc(t,e,i,0,2*Math.PI),o.fillStyle=r,o.fill();let a=i*.52;o.beginPath(),o.moveTo(t-a,e),o.lineTo(t+a,e),n&&(o.moveTo(t,e-a),o.lineTo(t,e+a)),o.strokeStyle=Yo(r),o.lineWidth=i>6?2:1.5,o.lineCap="round",o.stroke()}function Xs(o,[t,e],n){o.beginPath(),o.arc(t,e,10+14*n,0,2*Math.PI),o.strokeStyle=`rgba(0, 0, 0, ${.5*(1-n)})`,o.lineWidth=4,o.stroke(),o.strokeStyle=`rgba(255, 255, 255, ${1-n})`,o.lineWidth=2,o.stroke()}function Zo(o,t,e,n,s){let[i,r]=F(t,[e[0],e[1]]),[a,l]=F(t,[e[2],e[3]]);o.setLineDash([]),o.strokeStyle=kt(n),o.lineWidth=3.5,o.strokeRect(i,r,a-i,l-r),s!==null&&(o.setLineDash([6,4]),o.lineDashOffset=-10*s),o.strokeStyle=n,o.lineWidth=2,o.strokeRect(i,r,a-i,l-r),o.setLineDash([])}function Js(o,[t,e]){for(let[n,s]of[["rgba(0, 0, 0, 0.7)",4],["#ffffff",1.5]]){o.beginPath();for(let[i,r]of[[1,0],[-1,0],[0,1],[0,-1]])o.moveTo(t+4*i,e+4*r),o.lineTo(t+16*i,e+16*r);o.strokeStyle=n,o.lineWidth=s,o.lineCap="round",o.stroke()}}var en=900,De=50,He=150,Qs=.3,ti="#ffffff",on=32,nn=(o,t)=>Math.min(Math.max(o,on),t-on),oe=class{constructor(t,e,n,s){this.context=t;this.element=e;this.layers=n;this.onView=s;this.#l=new ResizeObserver(()=>this.#m()),this.#l.observe(e),this.#p=[t.store,t.pixels].map(i=>i.subscribe(()=>this.redraw())),this.#c.port1.onmessage=()=>this.#M(),this.#m()}context;element;layers;onView;view={scale:1,x:0,y:0};crosshair=null;#t=null;#e={width:1,height:1};#o=1;#n=!0;#s="";#i=-1;#r=0;#a=0;#l;#d=matchMedia("(prefers-reduced-motion: reduce)");#p;#c=new MessageChannel;#h;dispose(){cancelAnimationFrame(this.#r),clearTimeout(this.#h),this.#l.disconnect();for(let t of this.#p)t();this.#c.port1.close()}get image(){return this.context.ui.state.medium}redraw(){this.#r||=requestAnimationFrame(()=>this.#g())}setDraft(t){this.#t=this.image&&t,this.redraw()}setCrosshair(t){if(this.crosshair=t&&this.image?je(t,this.image):null,this.crosshair){let[e,n]=F(this.view,this.crosshair),{width:s,height:i}=this.#e;this.pan(nn(e,s)-e,nn(n,i)-n),this.context.store.update({announcement:C.point(...this.crosshair)})}this.redraw()}imageAt(t){let e=Le(this.view,t);return this.image?je(e,this.image):e}canvasAt(t,e){let{left:n,top:s}=this.element.getBoundingClientRect();return[t-n,e-s]}zoom(t,e){let{width:n,height:s}=this.#e,i=e??(this.crosshair?F(this.view,this.crosshair):[n/2,s/2]);this.image&&this.#u(Fo(this.view,i,t,this.image,this.#e))}pan(t,e){this.image&&this.#u(Vo(this.view,t,e,this.image,this.#e))}fit(){this.image&&this.#u(st(this.image,this.#e))}get fitted(){return this.#n}#u(t){this.image&&(this.view=t,this.#n=t.scale<=st(this.image,this.#e).scale*1.0001,this.redraw(),this.onView())}#m(){let{clientWidth:t,clientHeight:e}=this.element;if(!(!t||!e)){this.#o=window.devicePixelRatio||1,this.#e={width:t,height:e};for(let n of Object.values(this.layers))n.width=Math.round(t*this.#o),n.height=Math.round(e*this.#o);this.image&&this.#u(this.#n?st(this.image,this.#e):Qt(this.view,this.image,this.#e)),cancelAnimationFrame(this.#r),this.#a++,this.#g()}}#g(){this.#r=0;let{ui:t}=this.context;t.state.session!==this.#s&&this.#v(t.state),this.#i=this.#y(t.frame);let e=this.#w(),n=this.#k();(e||n)&&this.context.stats.framesDrawn++;for(let s of this.context.undrawn)s.drawn||=performance.now();(e||n||this.context.undrawn.length>0)&&this.#c.port2.postMessage(null),this.#x()}#x(){if(clearTimeout(this.#h),this.context.ui.pending.length===0)return;let t=this.#f();if(t<De)this.#h=setTimeout(()=>this.redraw(),De-t);else{if(this.#d.matches)return;t<He?this.#h=setTimeout(()=>this.redraw(),He-t):this.redraw()}}#f(){return performance.now()-Math.min(...this.context.ui.pending.map(t=>t.since))}#y(t){let{frames:e,latest:n}=this.context;if(e.has(t))return t;let s=Math.abs(n-t)<Math.abs(this.#i-t);return e.has(n)&&(s||this.#i<0)?n:this.#i}#v({session:t,medium:e}){this.#s=t,this.#i=-1,this.#t=null,this.crosshair=null,e&&(this.view=st(e,this.#e)),this.#n=!0,this.onView()}#w(){let t=this.context.frames.get(this.#i);if(!V(this.layers.image,this.#a,this.view,t))return!1;let e=this.layers.image.getContext("2d");return t&&this.image?Jo(e,this.#o,this.view,t,this.image):e.clearRect(0,0,e.canvas.width,e.canvas.height),!0}#k(){let{ui:t,masks:e}=this.context,n=this.image?.height??0,s=[];for(let l of this.#i<0?[]:t.state.objects){let d=l.visible?e.get(this.#i,l.id):void 0,h=mt(l,t.live,this.#i)?.kind;if(!d||!h)continue;let c=h==="stale",g=l.id===t.selected,m=g?d.candidates[t.trying]:void 0;s.push({shape:e.shape((m??d).counts,n),color:l.color,selected:g,stale:c})}s.sort((l,d)=>Number(l.selected)-Number(d.selected));let{opacity:i}=t.settings,r=this.#$(),a=s.flatMap(({shape:l,color:d,selected:h,stale:c})=>[l,d,h,c]);return V(this.layers.overlay,this.#a,this.view,i,JSON.stringify(r),...a)?(Qo(this.layers.overlay.getContext("2d"),this.#o,this.view,s,i,r),!0):!1}#$(){let{ui:t}=this.context,e=[];for(let s of t.settings.prompts?t.state.objects:[]){let i=s.prompts[this.#i];!i||!s.visible||e.push({...i,color:s.color,selected:s.id===t.selected,pending:!1})}e.sort((s,i)=>Number(s.selected)-Number(i.selected));for(let s of t.pending)s.frame!==this.#i||performance.now()-s.since<De||e.push({...s,color:this.#b(s.object),selected:!0,pending:!0});let n=!this.#d.matches&&this.#f()>=He;return{prompts:e,draft:this.#t,draftColor:this.#b(t.selected),crosshair:this.crosshair,phase:t.pending.length>0&&n?performance.now()%en/en:Qs}}#b(t){return this.context.ui.state.objects.find(e=>e.id===t)?.color??ti}#M(){let t=performance.now();for(let e of this.context.undrawn.splice(0))e.shown=t,this.context.stats.clicks.push(e);this.#i>=0&&this.element.dispatchEvent(new CustomEvent("edgetam-drawn",{bubbles:!0,composed:!0,detail:{frame:this.#i,revision:this.context.ui.state.revision}}))}get settled(){return this.#r===0&&this.context.undrawn.length===0}get shown(){return this.#i}};var ei={open:x`<path d="M2.75 15.25V5.5c0-.7.55-1.25 1.25-1.25h3.4l1.9 2h6.2c.7 0 1.25.55 1.25 1.25v1.25"/><path d="M2.9 15.4 5 9.6c.18-.5.65-.85 1.2-.85h10.4c.6 0 1 .58.8 1.13l-1.75 5.02c-.18.5-.65.85-1.2.85H3.1c-.2 0-.27-.18-.2-.35Z"/>`,undo:x`<path d="M7 4.25 3.25 8 7 11.75"/><path d="M3.5 8h8.25a4.25 4.25 0 0 1 0 8.5H8.5"/>`,redo:x`<path d="M13 4.25 16.75 8 13 11.75"/><path d="M16.5 8H8.25a4.25 4.25 0 0 0 0 8.5h3.25"/>`,removeAll:x`<path d="M3 5h9M6.5 5V3.5h3V5M4 5.25l.5 8.9c.04.6.53 1.1 1.13 1.1h4.74c.6 0 1.1-.5 1.13-1.1l.1-1.65M14 8.25l4 4M18 8.25l-4 4"/>`,add:x`<circle cx="10" cy="10" r="6.75"/><path d="M10 7v6M7 10h6"/>`,subtract:x`<circle cx="10" cy="10" r="6.75"/><path d="M7 10h6"/>`,pan:x`<path d="M10 2.75v14.5M2.75 10h14.5M7.75 5 10 2.75 12.25 5M7.75 15 10 17.25 12.25 15M5 7.75 2.75 10 5 12.25M15 7.75 17.25 10 15 12.25"/>`,plus:x`<path d="M10 4.5v11M4.5 10h11"/>`,minus:x`<path d="M4.5 10h11"/>`,fit:x`<path d="M3.5 7V4.75c0-.7.55-1.25 1.25-1.25H7M13 3.5h2.25c.7 0 1.25.55 1.25 1.25V7M16.5 13v2.25c0 .7-.55 1.25-1.25 1.25H13M7 16.5H4.75c-.7 0-1.25-.55-1.25-1.25V13"/>`,more:x`<circle cx="4.5" cy="10" r="1"/><circle cx="10" cy="10" r="1"/><circle cx="15.5" cy="10" r="1"/>`,panel:x`<rect x="2.75" y="3.75" width="14.5" height="12.5" rx="2"/><path d="M12.25 3.75v12.5"/>`,box:x`<rect x="3.75" y="4.75" width="12.5" height="10.5" rx="1" stroke-dasharray="3 2.2"/>`,help:x`<circle cx="10" cy="10" r="7"/><path d="M7.9 8a2.1 2.1 0 1 1 3.2 1.8c-.7.43-1.1.8-1.1 1.6"/><path d="M10 14v.01"/>`,download:x`<path d="M10 3.25v9M6.25 8.75 10 12.5l3.75-3.75M3.75 16.25h12.5"/>`,eye:x`<path d="M2 10s2.9-5 8-5 8 5 8 5-2.9 5-8 5-8-5-8-5Z"/><circle cx="10" cy="10" r="2.25"/>`,hidden:x`<path d="M4.6 6.5C2.9 8 2 10 2 10s2.9 5 8 5c1.2 0 2.3-.28 3.2-.68M8 5.2c.6-.13 1.3-.2 2-.2 5.1 0 8 5 8 5s-.75 1.3-2.1 2.55M3.5 3.5l13 13"/>`,remove:x`<path d="M3.75 5.5h12.5M8 5.25V3.5h4v1.75M5.25 5.75l.6 9.6c.04.65.58 1.15 1.23 1.15h5.84c.65 0 1.19-.5 1.23-1.15l.6-9.6M8.4 8.75l.2 4.75M11.6 8.75l-.2 4.75"/>`,erase:x`<path d="m8.2 16.25-4.6-4.6a1.25 1.25 0 0 1 0-1.77L10.4 3.1a1.25 1.25 0 0 1 1.77 0l4.2 4.2c.49.49.49 1.28 0 1.77l-7.2 7.18ZM6.9 6.6l6 6M6 16.25h10.5"/>`,first:x`<path d="M5 4.5v11M15.25 5 8.5 10l6.75 5V5Z"/>`,previous:x`<path d="M12.5 4.5 7 10l5.5 5.5"/>`,next:x`<path d="M7.5 4.5 13 10l-5.5 5.5"/>`,last:x`<path d="M15 4.5v11M4.75 5l6.75 5-6.75 5V5Z"/>`,play:x`<path d="M6 4.25v11.5L15.5 10 6 4.25Z"/>`,pause:x`<path d="M7 4.5v11M13 4.5v11"/>`,propagate:x`<path d="M3.5 5 8.5 10l-5 5M10 5l5 5-5 5"/>`,close:x`<path d="m5 5 10 10M15 5 5 15"/>`,info:x`<circle cx="10" cy="10" r="7"/><path d="M10 9.25V13.5M10 6.5v.01"/>`,warning:x`<path d="M10 3.25 2.75 16h14.5L10 3.25ZM10 8.25v3.5M10 13.9v.01"/>`,down:x`<path d="m6 8 4 4 4-4"/>`,image:x`<rect x="2.75" y="3.75" width="14.5" height="12.5" rx="2"/><circle cx="7" cy="8" r="1.5"/><path d="m3.5 15 4.25-4.1 2.6 2.35 2.9-3.25 3.75 4"/>`};function M(o){return p`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">${ei[o]}</svg>`}function P(o,t,e,n,{key:s="",disabled:i=!1,pressed:r}={}){return p`<button
    class="button icon-button"
    data-test=${o}
    aria-label=${e}
    title=${s?`${e} (${s})`:e}
    aria-pressed=${r===void 0?u:String(r)}
    ?disabled=${i}
    @click=${n}
  >
    ${M(t)}
  </button>`}function W(o,t,e,n,s="",i="menu"){let r=o.menu===t;return p`<div class="menu-anchor">
    <button
      class="button ${e.classes??""}"
      data-test=${t}
      aria-label=${e.label}
      title=${e.label}
      aria-haspopup=${i}
      aria-expanded=${String(r)}
      ?disabled=${e.disabled??!1}
      @click=${()=>o.toggleMenu(t)}
    >
      ${e.content}
    </button>
    ${r?p`<div class="menu ${s}" role=${i} aria-label=${e.label}>${n()}</div>`:u}
  </div>`}function lt(o,t,e,n,s,i="menuitem"){return p`<button
    class="menu-item"
    role=${i}
    data-test=${t}
    @click=${()=>{o.closeMenu(),s()}}
  >
    <span>${e}</span>${n?p`<small>${n}</small>`:u}
  </button>`}function dt(o,t,e,n,s){let i=a=>a.target===a.currentTarget&&s(),r=P(`${o}-close`,"close",$.close,s,{key:"Esc"});return p`<dialog class="sheet" data-test=${o} aria-label=${t} @click=${i}>
    <div class="sheet-body">
      <div class="card-head"><h2>${e}</h2>${r}</div>
      ${n}
    </div>
  </dialog>`}function sn(o,t){let{medium:e}=o.ui.state;if(!e)return p``;let n=Math.max(e.width,e.height),{choice:s,format:i}=t,r=o.session.exporting.draft;return p`<div class="export-choices">
    ${e.kind==="video"?oi(o,t,e.frames-1):u} ${ni(o,t)}
    ${ct(k.longerSide,$t("size",s.size??n,1,n,a=>r.set({size:a<n?a:null})),k.pixels)}
    ${i.images==="no"?u:ct(k.images,si(o,t))}
    ${i.options.map(a=>ii(o,t,a))}
  </div>`}function oi(o,{choice:t,format:e},n){let s=o.session.exporting.draft,{start:i,end:r,step:a}=t;return p`${ct(k.frames,p`${$t("start",i,0,r??n,l=>s.set({start:l}))}
      <span class="quiet">${k.to}</span>
      ${$t("end",r??n,i,n,l=>s.set({end:l<n?l:null}))}`)}
  ${ct(k.every,$t("step",a,1,n+1,l=>s.set({step:l})))}
  ${rn("unmasked",k.unmasked,t.unmasked??e.unmasked,l=>s.set({unmasked:l===e.unmasked?null:l}))}`}function ni(o,{choice:t}){let e=o.ui.state.objects;if(e.length<2)return u;let n=new Set(t.objects??e.map(({id:i})=>i)),s=i=>{let r=e.map(a=>a.id).filter(a=>a===i?!n.has(i):n.has(a));o.session.exporting.draft.set({objects:r.length===e.length?null:r})};return p`<fieldset class="export-objects">
    <legend>${k.objects}</legend>
    ${e.map(({id:i,name:r,color:a})=>p`<label>
        <input
          type="checkbox"
          data-test="export-object-${i}"
          .checked=${n.has(i)}
          @change=${()=>s(i)}
        /><i style="background: ${a}"></i><span>${r}</span>
      </label>`)}
  </fieldset>`}function si(o,{choice:t,format:e}){let n=t.images??(e.images==="yes"?"jpg":"none");return an("images",n,["none","jpg","png"],k.imageKinds,s=>o.session.exporting.draft.set({images:s}))}function ii(o,{choice:t},e){let{name:n,label:s,detail:i,low:r,high:a}=e,l=t.options?.[n]??e.default,d=h=>o.session.exporting.draft.setOption(n,h);return typeof l=="boolean"?rn(n,s,l,d,i):e.choices.length?ct(s,an(n,String(l),e.choices,{},d),"",i):ct(s,$t(n,Number(l),r,a,d,"any"),"",i)}function ct(o,t,e="",n=""){return p`<div class="export-row" title=${n||u}>
    <span>${o}</span><span class="export-field">${t} ${e?p`<span class="quiet">${e}</span>`:u}</span>
  </div>`}function rn(o,t,e,n,s=""){return p`<label class="export-row" title=${s||u}>
    <span>${t}</span>
    <input
      type="checkbox"
      data-test="export-${o}"
      .checked=${e}
      @change=${i=>n(i.target.checked)}
    />
  </label>`}function $t(o,t,e,n,s,i="1"){let r=a=>{let l=a.target,d=Number.isFinite(l.valueAsNumber)?l.valueAsNumber:t,h=Math.min(n,Math.max(e,i==="1"?Math.round(d):d));l.value=String(h),s(h)};return p`<input
    class="export-number"
    type="number"
    data-test="export-${o}"
    aria-label=${k.fields[o]??o}
    min=${e}
    max=${n}
    step=${i}
    .value=${String(t)}
    @change=${r}
  />`}function an(o,t,e,n,s){return p`<select
    class="export-select"
    data-test="export-${o}"
    aria-label=${k.fields[o]??o}
    @change=${i=>s(i.target.value)}
  >
    ${e.map(i=>p`<option value=${i} ?selected=${i===t}>${n[i]??i}</option>`)}
  </select>`}var ri=["data","masks","looks","films"];function ln(o,t){let{draft:e}=o.ui,n=e?ai(o,e,t):u;return dt("export-sheet",k.title,k.title,n,t)}function ai(o,t,e){let{ui:n,session:s}=o,{format:i}=t,r=n.state.medium?n.exports[n.state.medium.kind]:[],a=()=>{e(),s.exporting.run(t)};return p`<div class="export">
    <div class="export-formats" role="radiogroup" aria-label=${k.format}>
      ${ri.map(l=>{let d=r.filter(h=>h.group===l);return d.length?p`<h3>${k.groups[l]}</h3>
              ${d.map(h=>li(o,h,h.format===i.format))}`:u})}
    </div>
    <div class="export-details">
      <p class="export-about"><b>${i.label}</b><br />${i.detail}.</p>
      ${i.loses?p`<p class="quiet export-loses">${k.loses(i.loses)}</p>`:u}
      ${sn(o,t)} ${di(t)}
      <div class="export-foot">
        <span class="figures quiet" data-test="export-size" aria-live="polite">${ci(t)}</span>
        <button class="button primary" data-test="export-run" ?disabled=${t.problem!==""} @click=${a}>
          ${k.export}
        </button>
      </div>
    </div>
  </div>`}function li(o,t,e){return p`<label class="export-format" data-test="export-${t.format}" ?data-chosen=${e}>
    <input
      class="unseen"
      type="radio"
      name="export-format"
      .checked=${e}
      @change=${()=>o.session.exporting.draft.setFormat(t)}
    />
    ${t.label}
  </label>`}function di({check:o,problem:t}){return t?p`<p class="export-problem" role="alert" data-test="export-problem">${t}</p>`:o?.notices.length?p`<ul class="export-notices" aria-live="polite">
    ${o.notices.map(({code:e,message:n})=>p`<li data-test="export-notice-${e}">${n}</li>`)}
  </ul>`:u}function ci({check:o,problem:t}){return t?"":o?k.size(o.frames,o.masks,o.bytes):k.counting}function dn(o,t,e){let n=new AbortController,{signal:s}=n,i=0,r=l=>l.dataTransfer?.types.includes("Files")??!1,a=l=>{i=Math.max(0,i+l),e(i>0)};return o.addEventListener("dragenter",l=>r(l)&&a(1),{signal:s}),o.addEventListener("dragleave",l=>r(l)&&a(-1),{signal:s}),o.addEventListener("dragover",l=>r(l)&&l.preventDefault(),{signal:s}),o.addEventListener("drop",l=>{a(-i);let[d,...h]=l.dataTransfer?.files??[];d&&(l.preventDefault(),l.stopPropagation(),t(d,h.length))},{signal:s}),document.addEventListener("paste",l=>{let[d,...h]=l.clipboardData?.files??[];!d||!pi(o,l)||(l.preventDefault(),t(d,h.length))},{signal:s}),()=>n.abort()}function pi(o,t){return t.composedPath().includes(o)?!0:(document.activeElement===null||document.activeElement===document.body)&&document.querySelectorAll(o.localName).length===1}var ne=o=>(t,e)=>t.session.seek(t.ui.frame+o(e)),Ue=(o,t)=>({session:e})=>e.navigation.setTool(o,t),Ie=[{keys:["o"],shown:"O",label:b.open,run:o=>o.chooseFile()},{keys:["ctrl+z"],shown:"Ctrl Z",label:b.undo,run:({session:o})=>o.edits.undo()},{keys:["ctrl+shift+z","ctrl+y"],shown:"Ctrl Shift Z",label:b.redo,run:({session:o})=>o.edits.redo()},{keys:["n"],shown:"N",label:b.newObject,run:({session:o})=>o.edits.addObject()},{keys:["1","2","3","4","5","6","7","8","9"],shown:b.oneToNine,label:b.select,run:({session:o,ui:t},e)=>{let n=t.state.objects[Number(e.key)-1];n&&o.navigation.select(n.id)}},{keys:["delete","backspace"],shown:"Delete",label:b.remove,run:({session:o,ui:t},{repeat:e})=>e||o.edits.remove(t.selected)},{keys:["c","]"],shown:b.cOrBracket,label:b.nextCandidate,run:o=>cn(o,1)},{keys:["["],shown:"[",label:b.previousCandidate,run:o=>cn(o,-1)},{keys:["a"],shown:"A",label:b.adds,run:Ue("add",C.adds)},{keys:["s"],shown:"S",label:b.subtracts,run:Ue("subtract",C.subtracts)},{keys:["h"],shown:"H",label:b.pan,run:Ue("pan",C.pans)},{keys:["+","=","shift++"],shown:"+",label:b.zoomIn,run:({stage:o})=>o?.zoom(1.5)},{keys:["-"],shown:"−",label:b.zoomOut,run:({stage:o})=>o?.zoom(1/1.5)},{keys:["0"],shown:"0",label:b.zoomFit,run:({stage:o})=>o?.fit()},{keys:["p"],shown:"P",label:b.point,run:o=>o.togglePointing()},{keys:["arrowleft"],shown:"←",label:b.previous,video:!0,run:ne(()=>-1)},{keys:["arrowright"],shown:"→",label:b.next,video:!0,run:ne(()=>1)},{keys:["shift+arrowleft"],shown:"Shift ←",label:b.back,video:!0,run:ne(()=>-10)},{keys:["shift+arrowright"],shown:"Shift →",label:b.on,video:!0,run:ne(()=>10)},{keys:["home"],shown:"Home",label:b.first,video:!0,run:({session:o})=>o.seek(0)},{keys:["end"],shown:"End",label:b.last,video:!0,run:({session:o})=>o.seek(1/0)},{keys:["t"],shown:"T",label:b.propagate,video:!0,run:({session:o})=>{o.propagation.run({direction:"forward"})}},{keys:["escape"],shown:"Esc",label:b.escape,run:o=>o.escape()},{keys:["?","shift+?"],shown:"?",label:b.help,run:o=>o.showKeys()}],pn=["Space",b.play];function hn(o,t){if(t.altKey)return!1;let n=`${t.ctrlKey||t.metaKey?"ctrl+":""}${t.shiftKey?"shift+":""}`+t.key.toLowerCase(),{medium:s}=o.ui.state,i=Ie.find(({keys:r})=>r.includes(n));return!i||i.video&&s?.kind!=="video"||!s&&!["o","?","escape"].includes(i.keys[0])?!1:(i.run(o,t),!0)}function un(o,t){let{stage:e,session:n}=o,s=e?.crosshair;if(!e||!s)return!1;let r={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]}[t.key];if(r){let a=(t.shiftKey?2:16)/e.view.scale;return e.setCrosshair([s[0]+r[0]*a,s[1]+r[1]*a]),!0}return t.key!=="Enter"?!1:(n.prompt({points:[s],labels:[t.shiftKey?0:1]},e.shown),!0)}function cn({session:o},t){let e=o.selectedMask,n=e?.candidates.length??0;e&&n&&o.edits.choose((e.data.chosen+t+n)%n)}function mn(o,t){return o>=700||o>=520&&t<560}function gn({width:o,sight:t,chrome:e,ownsPage:n,beside:s},i){if(n)return Math.max(180,Math.floor(t-e));let r=t*.85-e-24,a=i?o*i.height/i.width:420;return Math.round(Math.max(s&&i?280:180,Math.min(a,r)))}function fn(){return Math.min(window.innerHeight,window.screen.availHeight||1/0)}function bn(o){let t=1/0;for(let e=o;e;e=e instanceof ShadowRoot?e.host:e.parentNode){if(!(e instanceof Element))continue;let{maxHeight:n,overflowY:s}=getComputedStyle(e);n.endsWith("px")&&/auto|scroll/.test(s)&&(t=Math.min(t,parseFloat(n)))}return t}function xn(o,t){let[e,n]=[o.getBoundingClientRect(),t.getBoundingClientRect()],s=Math.max(n.left+8-e.left,Math.min(0,n.right-8-e.right));o.style.translate=`${s}px`,o.querySelector(".menu-item, input")?.focus()}function yn(o,t){if(t!=="ArrowDown"&&t!=="ArrowUp")return!1;let e=[...o.closest(".menu")?.querySelectorAll(".menu-item")??[]],n=e.indexOf(o)+(t==="ArrowDown"?1:-1);return e[(n+e.length)%e.length]?.focus(),e.length>0}var se=480,Ne=360;function wn(o){return p`<section class="card card-candidates" aria-label=${I.label}>${hi(o)}</section>`}function hi(o){let{ui:t,session:e}=o,n=e.selectedMask;if(!n||!O(t,t.selected)?.prompts[t.frame])return p`<p class="quiet candidates-hint">${I.hint}</p>`;if(n.candidates.length===0)return p`<button class="button quiet-button" data-test="alternatives" @click=${()=>e.edits.candidates()}>
      ${I.ask}
    </button>`;let{masks:s}=e.context,i=eo(n.candidates.map(({counts:r})=>s.shape(r,t.state.medium?.height??0)));return p`<header class="card-head"><h2>${I.title}</h2></header>
    <div class="candidates">${i.map((r,a)=>ui(o,n,a,r))}</div>`}function ui(o,t,e,n){let{session:s}=o,i=$.percent(t.candidates[e].score),r=I.extents[n];return p`<button
    class="candidate"
    data-test="candidate-${e}"
    aria-pressed=${String(t.data.chosen===e)}
    aria-label=${I.candidate(e,i,r)}
    title=${I.tooltip(e)}
    @click=${()=>s.edits.choose(e)}
    @pointerenter=${a=>a.pointerType==="mouse"&&s.tryOn(e)}
    @pointerleave=${()=>s.tryOn(-1)}
    @focus=${()=>s.tryOn(e)}
    @blur=${()=>s.tryOn(-1)}
  >
    <canvas class="candidate-image" width=${se} height=${Ne} data-index=${e}></canvas>
    <span class="candidate-words">
      <span class="figures">${i}</span>
      <span class="wide-only">${I.confidence}</span>
      ${r?p`<span>${r}</span>`:u}
    </span>
  </button>`}async function ze(o,t){let{ui:e,session:n}=o,{masks:s,frames:i}=n.context,r=s.get(e.frame,e.selected),a=i.get(e.frame),{medium:l}=e.state,d=O(e,e.selected)?.color;if(!r?.candidates.length||!a||!l||!d)return;let c=[...t.querySelectorAll(".candidate-image")].filter(H=>V(H,r.candidates,a,d));if(c.length===0)return;let g=r.candidates.map(H=>s.shape(H.counts,l.height)),m=mi(g.map(H=>H.bounds),l),f=a.width/l.width,[w,S]=[(m.x1-m.x0)*f,(m.y1-m.y0)*f],it={resizeWidth:se,resizeHeight:Ne,resizeQuality:"medium"},ut=await createImageBitmap(a,m.x0*f,m.y0*f,Math.max(1,w),Math.max(1,S),it);for(let H of c){let We=g[Number(H.dataset.index)];We&&s.get(e.frame,e.selected)?.candidates===r.candidates&&gi(H,ut,m,We,d)}ut.close()}function mi(o,t){let e=o.filter(c=>c!==null);if(e.length===0)return{x0:0,y0:0,x1:t.width,y1:t.height};let n=Math.min(...e.map(c=>c.x0)),s=Math.min(...e.map(c=>c.y0)),i=Math.max(...e.map(c=>c.x1)),r=Math.max(...e.map(c=>c.y1)),a=Math.max(i-n,(r-s)*4/3,16)*1.25,l=a*3/4,d=vn((n+i-a)/2,a,t.width),h=vn((s+r-l)/2,l,t.height);return{x0:d,y0:h,x1:d+a,y1:h+l}}function vn(o,t,e){return t>=e?(e-t)/2:Math.min(Math.max(o,0),e-t)}function gi(o,t,e,n,s){let i=o.getContext("2d"),r=se/(e.x1-e.x0);i.setTransform(1,0,0,1,0,0),i.clearRect(0,0,se,Ne),i.drawImage(t,0,0),i.setTransform(r,0,0,r,-e.x0*r,-e.y0*r),i.globalAlpha=.5,i.fillStyle=s,i.fill(n.smooth,"evenodd"),i.globalAlpha=1;for(let[a,l]of[[kt(s),9],[s,5]])i.strokeStyle=a,i.lineWidth=l/r,i.stroke(n.smooth)}function kn(o){let{ui:t,session:e}=o;return t.phase==="connecting"?p`<div class="empty" data-test="connecting"><span class="spinner"></span></div>`:t.phase==="lost"?p`<div class="empty">
      <p class="quiet">${rt.lost}</p>
      <button class="button outlined" data-test="connect" @click=${()=>{e.connect()}}>
        ${$.tryAgain}
      </button>
    </div>`:p`<div class="empty" data-test="empty">
    <span class="empty-icon">${M("image")}</span>
    <p class="empty-title">${rt.title}</p>
    <button class="button primary" data-test="open-empty" @click=${()=>o.chooseFile()}>
      ${rt.open}
    </button>
    ${t.examples.length?p`<div class="examples" role="group" aria-label=${rt.examples}>
          ${t.examples.map(({example:n,thumbnail:s})=>p`<button
              class="example"
              data-test="example-${n.id}"
              title=${rt.example(n.name)}
              @click=${()=>{e.open({example:n.id,name:n.name})}}
            >
              <span class="example-image">
                <img src=${s} alt="" />${n.kind==="video"?p`<i>${M("play")}</i>`:u}
              </span>
              <span>${n.name}</span>
            </button>`)}
        </div>`:u}
  </div>`}var ie={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},re=o=>(...t)=>({_$litDirective$:o,values:t}),pt=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,e,n){this._$Ct=t,this._$AM=e,this._$Ci=n}_$AS(t,e){return this.update(t,e)}update(t,e){return this.render(...e)}};var Mt=class extends pt{constructor(t){if(super(t),this.it=u,t.type!==ie.CHILD)throw Error(this.constructor.directiveName+"() can only be used in child bindings")}render(t){if(t===u||t==null)return this._t=void 0,this.it=t;if(t===D)return t;if(typeof t!="string")throw Error(this.constructor.directiveName+"() called with a non-string value");if(t===this.it)return this._t;this.it=t;let e=[t];return e.raw=e,this._t={_$litType$:this.constructor.resultType,strings:e,values:[]}}};Mt.directiveName="unsafeHTML",Mt.resultType=1;var $n=re(Mt);var Mn=`<h1>EdgeTAM UI practice checkpoint</h1>
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
`;function Pn(o){return dt("card",L.card,L.card,p`<div class="prose">${$n(Mn)}</div>`,o)}var{I:bi}=Io,An=o=>o;var En=()=>document.createComment(""),ht=(o,t,e)=>{let n=o._$AA.parentNode,s=t===void 0?o._$AB:t._$AA;if(e===void 0){let i=n.insertBefore(En(),s),r=n.insertBefore(En(),s);e=new bi(i,r,o,o.options)}else{let i=e._$AB.nextSibling,r=e._$AM,a=r!==o;if(a){let l;e._$AQ?.(o),e._$AM=o,e._$AP!==void 0&&(l=o._$AU)!==r._$AU&&e._$AP(l)}if(i!==s||a){let l=e._$AA;for(;l!==i;){let d=An(l).nextSibling;An(n).insertBefore(l,s),l=d}}}return e},q=(o,t,e=o)=>(o._$AI(t,e),o),xi={},Tn=(o,t=xi)=>o._$AH=t,Sn=o=>o._$AH,ae=o=>{o._$AR(),o._$AA.remove()};var Cn=(o,t,e)=>{let n=new Map;for(let s=t;s<=e;s++)n.set(o[s],s);return n},le=re(class extends pt{constructor(o){if(super(o),o.type!==ie.CHILD)throw Error("repeat() can only be used in text expressions")}dt(o,t,e){let n;e===void 0?e=t:t!==void 0&&(n=t);let s=[],i=[],r=0;for(let a of o)s[r]=n?n(a,r):r,i[r]=e(a,r),r++;return{values:i,keys:s}}render(o,t,e){return this.dt(o,t,e).values}update(o,[t,e,n]){let s=Sn(o),{values:i,keys:r}=this.dt(t,e,n);if(!Array.isArray(s))return this.ut=r,i;let a=this.ut??=[],l=[],d,h,c=0,g=s.length-1,m=0,f=i.length-1;for(;c<=g&&m<=f;)if(s[c]===null)c++;else if(s[g]===null)g--;else if(a[c]===r[m])l[m]=q(s[c],i[m]),c++,m++;else if(a[g]===r[f])l[f]=q(s[g],i[f]),g--,f--;else if(a[c]===r[f])l[f]=q(s[c],i[f]),ht(o,l[f+1],s[c]),c++,f--;else if(a[g]===r[m])l[m]=q(s[g],i[m]),ht(o,s[c],s[g]),g--,m++;else if(d===void 0&&(d=Cn(r,m,f),h=Cn(a,c,g)),d.has(a[c]))if(d.has(a[g])){let w=h.get(r[m]),S=w!==void 0?s[w]:null;if(S===null){let it=ht(o,s[c]);q(it,i[m]),l[m]=it}else l[m]=q(S,i[m]),ht(o,s[c],S),s[w]=null;m++}else ae(s[g]),g--;else ae(s[c]),c++;for(;m<=f;){let w=ht(o,l[f+1]);q(w,i[m]),l[m++]=w}for(;c<=g;){let w=s[c++];w!==null&&ae(w)}return this.ut=r,Tn(o,l),D}});function _n(o){let{ui:t,session:e}=o,{objects:n}=t.state;return p`<section class="card card-objects" aria-label=${j.label}>
    <header class="card-head">
      <h2>${j.label}</h2>
      ${P("add-object","plus",j.add,()=>e.edits.addObject(),{key:"N"})}
    </header>
    ${n.length?p`<ul class="objects" data-test="objects">
          ${le(n,s=>s.id,(s,i)=>yi(o,s,i))}
        </ul>`:p`<p class="quiet" data-test="no-objects">
            ${t.pending.length?j.looking:j.none}
          </p>`}
  </section>`}function yi(o,t,e){let{ui:n,session:s}=o,{id:i,name:r,color:a,visible:l}=t,d=i===n.selected,h=()=>o.renaming=i;return p`<li class="object" ?data-selected=${d} ?data-hidden=${!l}>
    <label class="swatch" style="--color: ${a}" title=${j.color}>
      <input
        type="color"
        data-test="object-${i}-color"
        aria-label=${j.colorOf(r)}
        .value=${a}
        @change=${c=>s.edits.change(i,{color:c.target.value})}
      />
    </label>
    ${o.renaming===i?vi(o,t):p`<button
          class="object-name"
          data-test="object-${i}"
          aria-current=${d?"true":u}
          title=${j.select(r,e<9?String(e+1):"")}
          @click=${()=>s.navigation.select(i)}
          @dblclick=${h}
          @keydown=${c=>{c.key!=="F2"&&!(c.key==="Enter"&&d)||(c.preventDefault(),h())}}
        >
          ${r}
        </button>`}
    ${d&&t.prompts[n.frame]?P(`object-${i}-clear`,"erase",j.clear(r),()=>s.edits.clearFrame(i)):u}
    ${P(`object-${i}-visible`,l?"eye":"hidden",l?j.hide(r):j.show(r),()=>s.edits.change(i,{visible:!l}))}
    ${P(`object-${i}-delete`,"remove",j.remove(r),c=>c.detail<2&&s.edits.remove(i),{key:d?"Delete":""})}
  </li>`}function vi(o,{id:t,name:e}){let{session:n}=o.ui.state,s=(i,r)=>{if(o.renaming!==t)return;let a=i.target.value.trim();o.renaming=0;let l=o.ui.state.session===n;r&&l&&a&&a!==e&&o.session.edits.change(t,{name:a})};return p`<input
    class="object-name-field"
    data-test="object-${t}-name"
    aria-label=${j.name}
    maxlength="60"
    .value=${e}
    @blur=${i=>s(i,!0)}
    @keydown=${i=>{i.stopPropagation(),(i.key==="Enter"||i.key==="Escape")&&s(i,i.key==="Enter")}}
  />`}function Ln(o){let t=([n,s])=>p`<div><dt>${n.split(", ").map(i=>p`<kbd>${i}</kbd> `)}</dt><dd>${s}</dd></div>`,e=Ie.map(({shown:n,label:s})=>[n,s]);return dt("keys",b.label,b.title,p`<dl>${[...b.mouse,pn,...e].map(t)}</dl>`,o)}function jn(o){let{engine:t,took:e,state:n,waiting:s}=o.ui,{medium:i}=n;return p`<div class="status">
    ${t&&!t.ready?p`<span role="status" data-test="loading">
            <span class="spinner small"></span>${L.loading}
          </span>`:t?p`<span data-test="engine">
            ${t.practice?wi(o,t.why):p`<b>${t.checkpoint}</b>`}
            <span>${t.device.toUpperCase()} ${t.precision}</span>
          </span>`:u}
    ${e?p`<span class="figures" data-test="took">
          ${e.encode>=.5?p`<span class="encode">${L.encode(e.encode)}</span>`:u}
          <span>${L.click(e.decode||e.total)}</span>
        </span>`:u}
    ${s?p`<span role="status" data-test="waiting">
          <span class="spinner small"></span>${L.waiting(s.place,s.seconds)}
        </span>`:u}
    <span class="space"></span>
    ${i?p`<span class="medium" data-test="medium">
          <span class="medium-name">${i.name}</span>
          <span class="figures">${L.size(i.width,i.height)}</span>
          ${i.kind==="video"?p`<span class="figures">${L.video(i.frames,i.fps)}</span>`:u}
        </span>`:u}
  </div>`}function wi(o,t){return W(o,"practice",{label:L.practiceWhy,content:p`${L.practice} ${M("info")}`,classes:"practice"},()=>p`<div class="note">
      <p><b>${L.notPublished}</b></p>
      <p>${L.rougher}</p>
      ${t?p`<p class="quiet">${t}</p>`:u}
      <button class="button outlined" data-test="card-open" @click=${()=>o.showCard()}>
        ${L.card}
      </button>
    </div>`,"up","dialog")}function On(o,t,e){return 8+(e-16)*o/Math.max(1,t-1)}function Rn(o,t,e){let n=Math.round((o-8)/(e-16)*(t-1));return Math.min(Math.max(n,0),t-1)}function Dn(o,t,e,n,s){let i=window.devicePixelRatio||1,{clientWidth:r,clientHeight:a}=o;if(!r||!a)return;o.width=Math.round(r*i),o.height=Math.round(a*i);let l=o.getContext("2d");l.scale(i,i);let d=a/2,h=m=>n>1?Math.round(On(m-.5,n,r)*i)/i:m*r,c=(m,f,w,S,it=t.color)=>{let ut=Math.max(h(m),1),H=Math.min(h(m+f),r-1);l.globalAlpha=S,l.fillStyle=it,l.fillRect(ut,d-w/2,Math.max(H-ut,.75),w)};c(0,n,1,1,s);let g=$i(l,t.color);for(let[m,f,w,S]of t.timeline)w==="absent"?c(m,f,2,.6):w==="stale"?c(m,f,8,.7,g):c(m,f,8,.3+.7*S);for(let[m,f,w,S]of e.get(t.id)??[])l.clearRect(h(m),0,h(m+f)-h(m),a),w==="absent"?c(m,f,2,.6):c(m,f,8,.3+.7*S);for(let m of Object.keys(t.prompts))ki(l,On(Number(m),n,r),d,t.color)}function ki(o,t,e,n){o.globalAlpha=1,o.beginPath(),o.moveTo(t,e-6),o.lineTo(t+6,e),o.lineTo(t,e+6),o.lineTo(t-6,e),o.closePath(),o.fillStyle=n,o.fill(),o.lineWidth=1.5,o.lineJoin="round",o.strokeStyle="#ffffff",o.stroke()}function $i(o,t){let e=document.createElement("canvas");e.width=e.height=8;let n=e.getContext("2d");n.strokeStyle=t,n.lineWidth=2;for(let s of[-8,0,8])n.moveTo(s,8),n.lineTo(s+8,0);return n.stroke(),o.createPattern(e,"repeat")??t}function Hn(o){let{ui:t,session:e}=o,{medium:n,objects:s}=t.state;if(n?.kind!=="video")return u;let i=n.frames-1,r=i>0?t.frame/i:0,a=A,l=(c,g,m)=>P(c,c,a[c],()=>e.seek(g),{key:m,disabled:t.frame===Math.min(Math.max(g,0),i)}),d=t.playing?"pause":"play",h=n.fps>0?p`<span class="time">${Ti(t.frame/n.fps)}</span>`:u;return p`<section class="timeline" aria-label=${A.label}>
    <div class="transport">
      <div class="group">
        ${l("first",0,"Home")} ${l("previous",t.frame-1,"←")}
        ${P("play",d,a[d],()=>e.playback.toggle(),{key:"Space"})}
        ${l("next",t.frame+1,"→")} ${l("last",i,"End")}
      </div>
      <span class="counter figures" data-test="counter">
        <b>${t.frame}</b> / ${i}${h}
      </span>
      ${t.propagation?Ei(o):p`<span class="space"></span>${Ai(o)}`}
    </div>
    <div class="timeline-rows" style="--at: ${r}">
      <div class="timeline-row">
        <span class="timeline-label"></span>
        <input
          class="range"
          type="range"
          data-test="frame-slider"
          aria-label=${A.frame}
          aria-valuetext=${A.frameOf(t.frame,i)}
          min="0"
          max=${i}
          step="1"
          .value=${String(t.frame)}
          @input=${c=>e.seek(Number(c.target.value))}
        />
      </div>
      <div class="lanes">
        <div class="object-rows">${le(s,c=>c.id,c=>Mi(o,c))}</div>
        ${s.length?p`<div class="playhead-lane"><i class="playhead"></i></div>`:u}
      </div>
    </div>
  </section>`}function Mi(o,t){let e=o.ui.state.medium?.frames??1,n=s=>{if(s.type==="pointermove"&&!(s.buttons&1))return;let i=s.currentTarget,r=i.getBoundingClientRect();o.session.seek(Rn(s.clientX-r.left,e,r.width)),s.type==="pointerdown"&&i.setPointerCapture(s.pointerId)};return p`<div class="timeline-row" ?data-selected=${t.id===o.ui.selected}>
    <button
      class="timeline-label"
      title=${t.name}
      tabindex="-1"
      @click=${()=>o.session.navigation.select(t.id)}
    >
      <i class="dot" style="--color: ${t.color}"></i><span>${t.name}</span>
    </button>
    <canvas
      class="object-timeline"
      data-test="timeline-${t.id}"
      data-object=${t.id}
      role="img"
      aria-label=${Pi(t)}
      @pointerdown=${n}
      @pointermove=${n}
    ></canvas>
  </div>`}function Un(o,t){let{ui:e}=o,n=t.querySelector(".timeline");if(!n)return;let s=getComputedStyle(n).getPropertyValue("--line");for(let i of t.querySelectorAll("canvas.object-timeline")){let r=e.state.objects.find(a=>a.id===Number(i.dataset.object));r&&V(i,r,e.live.get(r.id),i.clientWidth,s)&&Dn(i,r,e.live,e.state.medium?.frames??1,s)}}function In(o){let t=o.querySelector(".timeline-row[data-selected]"),e=t?.parentElement;if(!t||!e||!V(e,t,e.childElementCount))return;let n=t.offsetTop-e.offsetTop;e.scrollTop=Math.min(n,Math.max(e.scrollTop,n+t.offsetHeight-e.clientHeight))}function Pi({name:o,timeline:t,prompts:e}){let n=s=>t.reduce((i,[,r,a])=>i+(a===s?r:0),0);return A.timeline(o,{prompted:Object.keys(e).length,tracked:n("tracked"),stale:n("stale"),absent:n("absent")})}function Ai(o){let{ui:t,session:e}=o,n=t.state.objects.some(r=>Object.keys(r.prompts).length>0),s=(r,a,l,d)=>lt(o,r,a,l,()=>{e.propagation.run(d)}),i=t.frame;return p`<div class="joined">
    <button
      class="button primary"
      data-test="propagate"
      ?disabled=${!n}
      title=${n?A.propagateTitle:A.nothing}
      @click=${()=>{e.propagation.run({direction:"forward"})}}
    >
      ${M("propagate")}<span>${A.propagate}</span>
    </button>
    ${W(o,"propagate-menu",{label:A.how,content:M("down"),disabled:!n,classes:"primary icon-button slim"},()=>[s("propagate-forward",A.forward,A.forwardDetail,{direction:"forward",start:i}),s("propagate-backward",A.backward,A.backwardDetail,{direction:"backward",start:i}),s("propagate-both",A.both,"",{direction:"both",start:i}),s("propagate-all",A.all,A.allDetail,{direction:"both"})],"right up")}
  </div>`}function Ei({ui:o,session:t}){let{done:e,total:n,framesPerSecond:s,secondsLeft:i,stopping:r}=o.propagation,a=e?A.progress(s,i):A.starting;return p`<div class="propagating">
    <span class="figures" data-test="progress">${r?A.stopping:a}</span>
    <progress max=${n||1} .value=${e} aria-label=${A.propagating(e,n)}></progress>
    <button
      class="button outlined"
      data-test="cancel"
      ?disabled=${r}
      title=${A.stop}
      @click=${()=>t.propagation.cancel()}
    >
      ${$.cancel}
    </button>
  </div>`}function Ti(o){let t=Math.floor(o/60);return`${t}:${(o-60*t).toFixed(2).padStart(5,"0")}`}function Nn({ui:o,session:t}){let e=o.problem;return p`<div class="toasts" role="alert">
    ${e?p`<div class="toast" data-test="error">
          ${M("warning")}
          <div class="toast-words">
            <b>${e.message}</b>
            ${e.hint?p`<span>${e.hint}</span>`:u}
            ${e.action?p`<button class="button outlined" data-test="error-action" @click=${()=>t.act()}>
                    ${e.action.label}
                  </button>`:u}
          </div>
          ${P("error-dismiss","close",_.dismiss,()=>t.dismiss())}
        </div>`:u}
  </div>`}function zn({ui:o,session:t}){return o.opening?p`<div class="opening" role="status" data-test="opening">
    <span class="spinner small"></span><span>${o.opening}</span>
    <button class="button outlined" data-test="cancel-opening" @click=${()=>t.opening.cancel()}>
      ${$.cancel}
    </button>
  </div>`:u}function Bn(o){let{ui:t,session:e}=o,{medium:n,objects:s}=t.state;if(t.exporting){let{done:r,total:a,format:l}=t.exporting;return p`<div class="exporting" role="status">
      <progress max=${a||1} .value=${r} aria-label=${k.progress(l.label)}></progress>
      <span class="figures">${a?$.percent(r/a):"…"}</span>
      ${P("cancel-export","close",k.cancel,()=>e.exporting.cancel())}
    </div>`}let i=s.length?k.export:k.nothing;return p`<button
    class="button outlined"
    data-test="export"
    aria-label=${i}
    title=${i}
    aria-haspopup="dialog"
    ?disabled=${!s.length||!n||!t.exports[n.kind].length}
    @click=${()=>o.showExport()}
  >
    ${M("download")}<span class="wide">${k.export}</span>
  </button>`}function Fn(o){let t={label:y.settings,content:M("more"),classes:"icon-button"};return W(o,"settings",t,()=>Si(o),"right","dialog")}function Si(o){let{ui:t,session:e}=o,{medium:n,objects:s,can_redo:i}=t.state;return p`
    ${n?Ci(o):u}
    <div class="narrow">
      ${i?lt(o,"menu-redo",y.redo,"",()=>e.edits.redo(),"button"):u}
      ${Be(o,"more-example","button")}
    </div>
    ${s.length?lt(o,"reset",p`${M("removeAll")}${y.reset}`,y.resetDetail,()=>e.edits.reset(),"button"):u}
    <button class="menu-item" data-test="settings-keys" @click=${()=>o.showKeys()}>
      <span>${M("help")}${y.keys}</span>
    </button>
  `}function Ci({ui:o,session:t}){let{opacity:e,prompts:n}=o.settings,s=i=>i.target;return p`
    <label class="menu-row">
      <span>${y.opacity}</span><output>${$.percent(e)}</output>
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
        .checked=${n}
        @change=${i=>t.navigation.set({prompts:s(i).checked})}
      />
    </label>
  `}function Be(o,t,e="menuitem"){return o.ui.examples.map(({example:n,thumbnail:s})=>lt(o,`${t}-${n.id}`,p`<img class="menu-thumbnail" src=${s} alt="" />${n.name}`,n.kind==="video"?y.video:y.image,()=>{o.session.open({example:n.id,name:n.name})},e))}function Vn({stage:o}){return o?p`<div class="zoom" role="group" aria-label=${y.zoom}>
    ${P("zoom-out","minus",y.zoomOut,()=>o.zoom(1/1.5),{key:"−",disabled:o.fitted})}
    <output class="figures" data-test="zoom-level">${$.percent(o.view.scale)}</output>
    ${P("zoom-in","plus",y.zoomIn,()=>o.zoom(1.5),{key:"+"})}
    ${P("zoom-fit","fit",y.zoomFit,()=>o.fit(),{key:"0",disabled:o.fitted})}
  </div>`:u}function Wn({stage:o}){return!o||o.fitted?u:p`<button class="button outlined zoom-whole" data-test="zoom-whole" @click=${()=>o.fit()}>
    ${M("fit")}${y.zoomFit}
  </button>`}var _i=[["add","add",y.add,"A"],["subtract","subtract",y.subtract,"S"],["pan","pan",y.pan,"H"]];function qn(o){let{ui:t,session:e}=o,{medium:n,can_undo:s,can_redo:i}=t.state,r=(a,l,d)=>P(a,a,y[a],()=>e.edits[a](),{key:l,disabled:!d});return p`<div class="toolbar" role="toolbar" aria-label=${y.label}>
    <div class="joined">
      <button
        class="button"
        data-test="open"
        title=${y.openTitle}
        aria-label=${y.open}
        @click=${()=>o.chooseFile()}
      >
        ${M("open")}<span class="wide">${y.open}</span>
      </button>
      ${t.examples.length?W(o,"examples",{label:y.examples,content:M("down"),classes:"icon-button slim"},()=>Be(o,"menu-example")):u}
    </div>
    ${n?p`
          <div class="group">
            ${r("undo","Ctrl+Z",s)} ${r("redo","Ctrl+Shift+Z",i)}
          </div>
          <div class="segments" role="group" aria-label=${y.tools}>
            ${_i.map(([a,l,d,h])=>P(`tool-${a}`,l,d,()=>e.navigation.setTool(a),{key:h,pressed:t.tool===a}))}
          </div>
          ${Vn(o)}
        `:u}
    <span class="space"></span>
    <div class="group">
      ${n?Li(o):u} ${Fn(o)}
      ${P("help","help",y.help,()=>o.showKeys(),{key:"?"})}
    </div>
    ${n?Bn(o):u}
  </div>`}function Li({ui:o,session:t}){let{panel:e}=o.settings,n=e?y.foldPanel:y.showPanel;return P("panel","panel",n,()=>t.navigation.set({panel:!e}),{pressed:e})}var Kn=T`
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
`;var Gn=T`
  .sheet[data-test="export-sheet"] {
    width: min(720px, calc(100vw - 32px));
  }
  .export {
    display: grid;
    grid-template-columns: 208px 1fr;
    gap: 20px;
    margin-top: 8px;
    padding-right: 8px;
  }
  .export-formats {
    display: flex;
    flex-direction: column;
    gap: 1px;
    max-height: min(62vh, 560px);
    overflow-y: auto;
    padding: 2px;
  }
  .sheet[data-test="export-sheet"] .sheet-body {
    padding-bottom: 8px;
  }
  .export-formats h3 {
    margin: 12px 10px 4px;
    color: var(--muted);
    font-size: 12px;
    font-weight: 500;
  }
  .export-formats h3:first-child {
    margin-top: 0;
  }
  .export-format {
    position: relative;
    padding: 6px 10px;
    border-radius: 6px;
    cursor: pointer;
  }
  .export-format:hover {
    background: var(--hover);
  }
  .export-format[data-chosen] {
    background: var(--accent-soft);
    color: var(--accent);
    font-weight: 500;
  }
  .export-format:has(:focus-visible) {
    outline: 2px solid var(--accent);
  }
  .export-details {
    display: flex;
    flex-direction: column;
    gap: 12px;
    min-width: 0;
  }
  .export-details p {
    margin: 0;
  }
  .export-about b {
    font-weight: 600;
  }
  .export-loses {
    font-size: 13px;
  }
  .export-choices {
    display: flex;
    flex-direction: column;
    border-top: 1px solid var(--line);
    padding-top: 8px;
  }
  .export-row {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    min-height: 36px;
  }
  .export-field {
    display: inline-flex;
    align-items: center;
    gap: 8px;
  }
  .export-number,
  .export-select {
    height: 30px;
    padding: 0 8px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--page);
    color: inherit;
    font: inherit;
  }
  .export-number {
    width: 80px;
    font-variant-numeric: tabular-nums;
    text-align: right;
  }
  .export-objects {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 16px;
    max-height: 120px;
    overflow-y: auto;
    margin: 4px 0;
    padding: 0;
    border: 0;
  }
  .export-objects legend {
    float: left;
    margin-right: 16px;
    padding: 6px 0 0;
  }
  .export-objects label {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 32px;
    max-width: 100%;
  }
  .export-objects i {
    width: 10px;
    height: 10px;
    flex: none;
    border-radius: 50%;
  }
  .export-objects span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .export-notices {
    margin: 0;
    padding: 8px 12px 8px 28px;
    border-radius: var(--radius);
    background: var(--ground);
    font-size: 13px;
  }
  .export-notices li::marker {
    color: var(--warning);
  }
  .export-notices li + li {
    margin-top: 4px;
  }
  .export-problem {
    padding: 8px 12px;
    border-radius: var(--radius);
    background: var(--danger-soft);
    color: var(--danger);
    font-size: 13px;
  }
  .export-foot {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    position: sticky;
    bottom: 0;
    margin-top: auto;
    padding: 8px 0;
    background: var(--raised);
  }
  .export-foot .figures {
    font-size: 13px;
    white-space: normal;
  }
  @media (max-width: 600px) {
    .export {
      grid-template-columns: 1fr;
      gap: 12px;
    }
    .export-formats {
      max-height: 168px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
    }
  }
`;var Yn=T`
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
`;var Zn=T`
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
`;var Xn=T`
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
`;var Jn=T`
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
`;var Qn=T`
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
`;var ts=T`
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
`;var es=T`
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
`;var os=[es,Kn,Xn,Yn,Zn,Qn,ts,Jn,Gn];function ns(o,t,e){if(t!=="auto")return e(t),()=>{};let n=matchMedia("(prefers-color-scheme: dark)"),s=()=>e(ji(o)??(n.matches?"dark":"light")),i=new MutationObserver(s),r=["class","theme","data-theme","data-jp-theme-light","data-vscode-theme-kind"];for(let a of[...ss(o),document.body,document.documentElement])i.observe(a,{attributes:!0,attributeFilter:r});return n.addEventListener("change",s),s(),()=>{i.disconnect(),n.removeEventListener("change",s)}}function ji(o){for(let t of[...ss(o),document.body,document.documentElement]){let{classList:e,dataset:n}=t;if(e.contains("dark")||e.contains("vscode-dark"))return"dark";if(n.jpThemeLight)return n.jpThemeLight==="false"?"dark":"light";let s=n.theme??t.getAttribute("theme");if(s==="dark"||s==="light")return s}return document.querySelector("gradio-panel, .gradio-container")?"light":null}function*ss(o){for(let t=o.parentNode;t;t=t.parentNode??t.host??null)t instanceof Element&&(yield t)}var Oi=300,de=class extends B{static styles=os;static properties={menu:{state:!0},renaming:{state:!0},shade:{state:!0},dropping:{state:!0}};session;theme="auto";stage=null;#t=null;#e=[];#o=0;#n=1/0;#s=null;constructor(){super(),this.menu="",this.renaming=0,this.shade="light",this.dropping=!1}get ui(){return this.session.ui}get stats(){return this.session.stats}get idle(){return this.session.context.idle&&!this.isUpdatePending&&(this.stage?.settled??!1)}connectedCallback(){super.connectedCallback(),this.setAttribute("data-lm-suppress-shortcuts","true");let t=new AbortController,{signal:e}=t;window.addEventListener("resize",()=>this.#l(),{signal:e});for(let n of["keydown","keyup"])document.addEventListener(n,this.#u,{signal:e});this.#e=[()=>t.abort(),this.session.subscribe(()=>this.requestUpdate()),ns(this,this.theme,n=>this.shade=n),dn(this,this.#d,n=>this.dropping=n)],this.hasUpdated&&this.#i()}disconnectedCallback(){super.disconnectedCallback();for(let t of this.#e)t();this.#t?.dispose(),this.stage?.dispose(),this.stage=null}render(){let{ui:t}=this,e=t.state.medium!==null,n=t.busy||t.opening!==null;return p`<div
      class="app"
      role="region"
      aria-label=${$.name}
      data-theme=${this.shade}
      data-phase=${t.phase}
      ?data-open=${e}
      ?data-page=${this.session.host.ownsPage}
      ?data-folded=${!t.settings.panel}
      aria-busy=${String(n)}
      @keydown=${this.#m}
      @keyup=${this.#g}
      @pointerdown=${this.#c}
      @focusout=${this.#h}
    >
      <div class="frame">
        ${qn(this)}
        <div class="stage-frame">
          <div
            class="stage"
            data-test="canvas"
            data-tool=${t.tool}
            tabindex=${e?0:-1}
            role="application"
            aria-label=${$.stage}
          >
            <canvas class="layer-image"></canvas><canvas class="layer-overlay"></canvas>
          </div>
          <div class="busy" ?data-on=${n}></div>
          ${e?Wn(this):kn(this)} ${zn(this)} ${Nn(this)}
          ${this.dropping?Ri():u}
        </div>
        ${Hn(this)}
        ${e?p`<aside class="panel">${_n(this)} ${wn(this)}</aside>`:""}
        ${jn(this)}
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
      ${Ln(()=>this.#r("keys").close())} ${Pn(()=>this.#r("card").close())}
      ${ln(this,()=>this.#r("export-sheet").close())}
    </div>`}firstUpdated(){this.#i(),this.session.connect()}#i(){this.#n=bn(this);let t=this.#a(".stage"),e=s=>this.#a(`.layer-${s}`);this.#l();let n={image:e("image"),overlay:e("overlay")};this.stage=new oe(this.session.context,t,n,()=>this.requestUpdate()),t.addEventListener("edgetam-drawn",()=>{ze(this,this.renderRoot)}),this.#t=qo(t,this.stage,this.session,()=>this.matches(":focus-within"))}willUpdate(){this.#s=this.renderRoot.activeElement}updated(t){this.#s&&(!this.#s.isConnected||this.#s.matches(":disabled"))&&this.#a(".stage").focus({preventScroll:!0}),this.#l(),Un(this,this.renderRoot),this.stage?.settled&&ze(this,this.renderRoot),In(this.renderRoot),t.has("renaming")&&this.renaming&&this.#a(".object-name-field").select(),t.has("menu")&&this.menu&&xn(this.#a(".menu"),this)}toggleMenu(t){this.menu=this.menu===t?"":t}closeMenu(){this.menu&&this.renderRoot.querySelector(`[data-test="${this.menu}"]`)?.focus(),this.menu=""}chooseFile(){let t=this.#a('[data-test="file-input"]');t.value="",t.click()}showKeys(){this.closeMenu(),this.#r("keys").showModal()}showExport(){this.closeMenu(),this.session.exporting.draft.open(),this.#r("export-sheet").showModal()}showCard(){this.closeMenu(),this.#r("card").showModal()}togglePointing(){let t=this.ui.state.medium;!this.stage||!t||(this.stage.setCrosshair(this.stage.crosshair?null:[t.width/2,t.height/2]),this.#a(".stage").focus())}escape(){if(this.menu)this.closeMenu();else{if(this.#t?.cancel())return;this.stage?.crosshair?this.stage.setCrosshair(null):this.session.propagation.running?this.session.propagation.cancel():this.session.dismiss()}}#r(t){return this.#a(`.sheet[data-test="${t}"]`)}#a(t){return this.renderRoot.querySelector(t)}#l(){let t=this.renderRoot.querySelector(".app");if(!t)return;let e=this.#a(".stage-frame"),{ownsPage:n}=this.session.host,s=mn(t.clientWidth,window.innerHeight);t.toggleAttribute("data-beside",s);let i=fn(),r=n?t.getBoundingClientRect().top+window.scrollY:0,a=n?i-(r<i/3?r:0):Math.min(i,this.#n),l=t.offsetHeight-e.offsetHeight,d={width:e.clientWidth,sight:a,chrome:l,ownsPage:n,beside:s};e.style.height=`${gn(d,this.ui.state.medium)}px`}#d=async(t,e)=>{await this.session.open(t),e&&!this.ui.problem&&this.session.tell($.oneFile(t.name))};#p=t=>{let e=t.target.files?.[0];e&&this.session.open(e)};#c=t=>{t.composedPath().some(n=>n instanceof Element&&n.matches(".menu-anchor"))||(this.menu="")};#h=()=>{this.#t&&(this.#t.space=!1)};#u=t=>{t.target!==document.body||!this.session.host.ownsPage||(t.type==="keydown"?this.#m(t):this.#g(t))};#m=t=>{let e=t.composedPath()[0];if(this.renderRoot.querySelector("dialog[open]"))return;if(e.closest('[role="menu"]')&&yn(e,t.key))return t.preventDefault();let n=e.matches("input:not([type=range]):not([type=checkbox])"),s=e.matches("[type=range]")&&/^(Arrow|Home|End|Page)/.test(t.key);if(n&&t.key!=="Escape"||s&&!t.shiftKey)return;let i=e.matches("button, input");if(t.key===" "&&!i)t.repeat||(this.#o=t.timeStamp),this.#t&&(this.#t.space=!0);else{if(i&&t.key==="Enter")return;if(!un(this,t)&&!hn(this,t))return}t.preventDefault(),t.stopPropagation()};#g=t=>{t.key!==" "||!this.#o||(this.#t&&(this.#t.space=!1),t.timeStamp-this.#o<Oi&&this.session.playback.toggle(),this.#o=0)}};function Ri(){return p`<div class="dropping" data-test="dropping"><span>${$.drop}</span></div>`}function is(o,t=[]){let e=new TextEncoder().encode(JSON.stringify(o)),n=new Uint8Array(8+e.length+4*t.length),s=new DataView(n.buffer);return s.setUint32(0,e.length,!0),n.set(e,4),s.setUint32(4+e.length,t.length,!0),t.forEach((i,r)=>{let a=i instanceof Uint8Array?i.length:i.size;s.setUint32(8+e.length+4*r,a,!0)}),[n,...t]}function pe(o){let t=new DataView(o.buffer,o.byteOffset,o.byteLength),e=t.getUint32(0,!0),n=t.getUint32(4+e,!0),s=8+e+4*n,i=[];for(let a=0;a<n;a++){let l=t.getUint32(8+e+4*a,!0);i.push(o.subarray(s,s+l)),s+=l}if(s!==o.length)throw new RangeError("The envelope's length does not fit its contents.");return{meta:JSON.parse(new TextDecoder().decode(o.subarray(4,4+e))),buffers:i}}var ce=class{#t=[];#e=0;#o=-1;push(t){this.#t.push(t),this.#e+=t.length;let e=[];for(;;){if(this.#o<0){if(this.#e<4)return e;let n=this.#n(4);this.#o=new DataView(n.buffer).getUint32(0,!0)}if(this.#e<this.#o)return e;e.push(this.#n(this.#o)),this.#o=-1}}#n(t){let e=new Uint8Array(t),n=0;for(;n<t;){let s=this.#t[0],i=s.subarray(0,t-n);e.set(i,n),n+=i.length,i.length===s.length?this.#t.shift():this.#t[0]=s.subarray(i.length)}return this.#e-=t,e}};var rs=1e3,Di=3e4,as=6e4,he=class{constructor(t,e){this.listen=t;this.listener=e;this.#e()}listen;listener;#t=new AbortController;close(){this.#t.abort()}async#e(){let{signal:t}=this.#t,e=rs;for(let n=0;!t.aborted;n++){await Hi(t);let s=n>0;try{for await(let i of this.#o())e=rs,s||i.meta.push==="missed"?this.listener.onMissed():i.meta.push&&this.listener.onPush(i),s=!1}catch(i){if(i instanceof E&&i.code==="session")return}await Ui(e,t),e=Math.min(2*e,Di)}}async*#o(){let t=new AbortController,e=()=>t.abort(),n=()=>document.hidden&&e(),s=setTimeout(e,as);this.#t.signal.addEventListener("abort",e),document.addEventListener("visibilitychange",n);try{if(this.#t.signal.aborted)return;let i=await this.listen(t.signal);for await(let r of i)clearTimeout(s),s=setTimeout(e,as),yield r}finally{clearTimeout(s),this.#t.signal.removeEventListener("abort",e),document.removeEventListener("visibilitychange",n),e()}}};function Hi(o){return new Promise(t=>{let e=()=>{document.hidden&&!o.aborted||(document.removeEventListener("visibilitychange",e),o.removeEventListener("abort",e),t())};document.addEventListener("visibilitychange",e),o.addEventListener("abort",e),e()})}function Ui(o,t){return new Promise(e=>{let n=()=>{clearTimeout(s),t.removeEventListener("abort",n),e()},s=setTimeout(n,o);t.addEventListener("abort",n),t.aborted&&n()})}function Ii({base:o,token:t="new"}){return new Fe(o.replace(/\/+$/,""),t)}var Fe=class{constructor(t,e){this.base=t;this.#e=e,globalThis.addEventListener?.("pagehide",this.#s)}base;ownsPage=!0;keepsWork=!1;sharesView=!1;client=Y();#t=new Set;#e;#o=null;#n=null;get token(){return this.#e}set token(t){t!==this.#e&&(this.#e=t,this.#i())}call(t,e={},n=[],s={}){return this.#a("call",{op:t,...e},n,s,async i=>G(pe(new Uint8Array(await i.arrayBuffer()))))}stream(t,e,n,s,i={}){return this.#a("stream",{op:t,...e},n,i,async r=>{for await(let a of ls(r)){if(Pt(G(a)))return a;s(a)}throw K(U.cutShort)})}onPush(t){return this.#o=t,this.#i(),()=>{this.#o=null,this.#i()}}dispose(){globalThis.removeEventListener?.("pagehide",this.#s),this.#n?.close();for(let t of this.#t)t.abort()}#s=t=>{t.persisted||this.#e==="new"||this.#d("call",{op:"goodbye"},[],{keepalive:!0}).catch(()=>{})};#i(){this.#n?.close();let t=this.#o&&this.#e!=="new";this.#n=t?new he(e=>this.#r(e),this.#o):null}async#r(t){let e=await this.#l("listen",{op:"listen"},[],t);return Ni(e)}async#a(t,e,n,{signal:s},i){let r=new AbortController,a=()=>r.abort();s?.aborted&&a(),s?.addEventListener("abort",a,{once:!0}),this.#t.add(r);try{return await i(await this.#l(t,e,n,r.signal))}catch(l){throw l instanceof E||R(l)?l:K()}finally{s?.removeEventListener("abort",a),this.#t.delete(r)}}async#l(t,e,n,s){let i=await this.#d(t,e,n,{signal:s});if(!i.ok)throw await Bi(i);return i}#d(t,e,n,s){return fetch(`${this.base}/${t}`,{method:"POST",body:zi(is({...e,client:this.client},n)),headers:{"Content-Type":"application/octet-stream","X-EdgeTAM-Token":this.token},credentials:"same-origin",...s})}};async function*ls(o){let t=new ce,e=o.body.getReader();for(;;){let{done:n,value:s}=await e.read();if(n)return;for(let i of t.push(s))yield pe(i)}}async function*Ni(o){for await(let t of ls(o))yield t.meta.push?t:G(t)}function zi(o){return o.length===1?o[0]:new Blob(o)}async function Bi(o){try{G(pe(new Uint8Array(await o.arrayBuffer())))}catch(n){if(n instanceof E)return n}let{tooLarge:t,tooLargeHint:e}=U;return o.status===413?new E("media",t,e):K(U.status(o.status))}var Ve="edgetam-canvas";function Fi(o,t,e={}){customElements.get(Ve)||customElements.define(Ve,de);let n=document.createElement(Ve),s=new Ft(t);return n.session=s,n.theme=e.theme??"auto",o.replaceChildren(n),{element:n,dispose(){n.remove(),s.dispose()}}}var Cc={render({model:o,el:t}){let{element:e,dispose:n}=Fi(t,we(o)),s=[vo(o,e.session),wo(o,e.session),n];return()=>{for(let i of s)i()}}};export{we as anywidgetHost,Cc as default,Ii as gradioHost,Fi as mount};
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
